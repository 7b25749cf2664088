package org.kelisim.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the ML-DSA signer removed and its certificate added, what is left satisfies a validator of today. */
class LegalViewTest {
    @TempDir
    Path dir;

    @Test
    void theClassicHalfSatisfiesOpenssl() throws Exception {
        assumeTrue(has("openssl"), "openssl is not installed");
        Path cms = Files.write(dir.resolve("legal.der"), legalView(SignedObjectTest.SIGNED));
        Path root = Files.writeString(
                dir.resolve("root.pem"), pem(SignedObjectTest.KAZ.publicKeys().ecBytes()));
        Path content = dir.resolve("content");

        var process = new ProcessBuilder(List.of(
                        "openssl",
                        "cms",
                        "-verify",
                        "-cades",
                        "-inform",
                        "DER",
                        "-in",
                        cms.toString(),
                        "-CAfile",
                        root.toString(),
                        "-purpose",
                        "any",
                        "-binary",
                        "-attime",
                        Long.toString(SignedObjectTest.NOW.plusSeconds(60).getEpochSecond()),
                        "-out",
                        content.toString()))
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue())
                .as(() -> new String(readAll(process), java.nio.charset.StandardCharsets.UTF_8))
                .isZero();
        assertThat(Files.readAllBytes(content)).isEqualTo(SignedObjectTest.CONTENT);
    }

    static byte[] legalView(byte[] signed) {
        var data = Surgery.signedData(Surgery.withSigners(
                signed,
                signers -> signers.stream().filter(it -> !Surgery.isMlDsa(it)).toList()));
        return Surgery.cms(new SignedData(
                data.getVersion(),
                new DERSet(Scheme.ECDSA.digestAlgorithm()),
                data.getEncapContentInfo(),
                new DERSet(Certificate.getInstance(
                        SignedObjectTest.KAZ.publicKeys().ecBytes())),
                null,
                data.getSignerInfos()));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] readAll(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean has(String program) {
        try {
            return new ProcessBuilder(program, "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
