package org.kelisim.second;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the directory's JSON says of an office, read without any of the product's classes. */
record SecondKeys(X509Certificate ec, X509Certificate mldsa, byte[] opening) {

    static SecondKeys of(byte[] bundle, String office) throws Exception {
        for (JsonNode signed : JsonMapper.shared().readTree(bundle).get("statements")) {
            JsonNode statement = JsonMapper.shared()
                    .readTree(Base64.getDecoder().decode(signed.get("statement").stringValue()));
            for (JsonNode entry : statement.get("offices")) {
                if (entry.get("id").stringValue().equals(office)) {
                    return new SecondKeys(
                            certificate(entry.get("signing").get("ec").stringValue()),
                            certificate(entry.get("signing").get("mldsa").stringValue()),
                            Base64.getDecoder().decode(entry.get("opening").stringValue()));
                }
            }
        }
        throw new SecondReader.No("unknown-office");
    }

    private static X509Certificate certificate(String base64) throws Exception {
        return certificate(Base64.getDecoder().decode(base64));
    }

    static X509Certificate certificate(byte[] der) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    PublicKey ecKey() {
        return ec.getPublicKey();
    }

    PublicKey mldsaKey() {
        return mldsa.getPublicKey();
    }
}
