package org.kelisim.client.node;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kelisim.client.api.Authorization;
import org.kelisim.client.token.AccessTokens;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.directory.PartyStatement;

/** Tokens of the issuer that the party's statement names now; another issuer takes over as soon as the directory says so. */
final class IssuerTokens implements Authorization, AutoCloseable {
    private record Source(String issuer, AccessTokens tokens) {}

    private final Vault vault;
    private final String client;
    private final KeyPair key;
    private final Supplier<Directory> directory;
    private final Clock clock;
    private Optional<Source> source = Optional.empty();

    IssuerTokens(Vault vault, String client, KeyPair key, Supplier<Directory> directory, Clock clock) {
        this.vault = vault;
        this.client = client;
        this.key = key;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers(String method, URI target) throws IOException, InterruptedException {
        return tokens().headers(method, target);
    }

    @Override
    public void discard() {
        try {
            tokens().discard();
        } catch (IOException e) {
            // there is none to discard
        }
    }

    private synchronized AccessTokens tokens() throws IOException {
        String issuer = OwnStatement.of(vault, directory.get())
                .map(PartyStatement::issuer)
                .orElseThrow(() -> new IOException("The directory names no token issuer for this party."));
        if (source.filter(it -> it.issuer().equals(issuer)).isEmpty()) {
            close();
            source = Optional.of(
                    new Source(issuer, new AccessTokens(URI.create(issuer), client, key, vault.proof(), clock)));
        }
        return source.get().tokens();
    }

    @Override
    public synchronized void close() {
        source.ifPresent(it -> it.tokens().close());
        source = Optional.empty();
    }
}
