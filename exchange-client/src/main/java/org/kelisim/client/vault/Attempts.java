package org.kelisim.client.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;
import org.kelisim.json.UtcSeconds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts wrong PINs, on the disk before a PIN is looked at, so that neither a restart nor a crash wins an attempt. The
 * fifth wrong PIN in a row locks the credential for 15 minutes; every later one twice as long, up to a day. A file that
 * is missing or altered locks everybody once: deleting it must not help a thief.
 */
final class Attempts {
    static final int FREE = 5;
    static final Duration FIRST_LOCK = Duration.ofMinutes(15);
    static final Duration LONGEST_LOCK = Duration.ofDays(1);

    private static final String NAME = "attempts";
    private static final String CONTEXT = "kelisim vault 1/attempts";
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Path file;
    private final byte[] key;
    private final Map<String, Failures> failures = new HashMap<>();

    /** @param number wrong PINs since the last right one */
    record Failures(int number, Instant last) {
        Optional<Instant> lockedUntil() {
            if (number < FREE) {
                return Optional.empty();
            }
            long doublings = Math.min(number - FREE, 10);
            Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
            return Optional.of(last.plus(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK));
        }
    }

    private Attempts(Path file, byte[] key) {
        this.file = file;
        this.key = key;
    }

    static void create(Path folder, byte[] vaultKey) {
        new Attempts(folder.resolve(NAME), vaultKey).save();
    }

    static Attempts open(Path folder, byte[] vaultKey, Iterable<String> accounts, Instant now) {
        Attempts attempts = new Attempts(folder.resolve(NAME), vaultKey);
        if (!attempts.load()) {
            accounts.forEach(account -> attempts.failures.put(account, new Failures(FREE, now)));
            attempts.save();
        }
        return attempts;
    }

    /** Until when no PIN of this account is looked at. */
    synchronized Optional<Instant> lockedUntil(String account, Instant now) {
        return Optional.ofNullable(failures.get(account))
                .flatMap(Failures::lockedUntil)
                .filter(now::isBefore);
    }

    /** Counts the attempt as wrong before it is made; nothing if the account is locked. */
    synchronized Optional<Failures> begin(String account, Instant now) {
        if (lockedUntil(account, now).isPresent()) {
            return Optional.empty();
        }
        int before =
                Optional.ofNullable(failures.get(account)).map(Failures::number).orElse(0);
        Failures counted = new Failures(before + 1, now);
        failures.put(account, counted);
        save();
        return Optional.of(counted);
    }

    /** The PIN was right: the count starts anew. */
    synchronized void succeeded(String account) {
        failures.remove(account);
        save();
    }

    private void save() {
        ObjectNode json = CanonicalJson.object();
        ArrayNode array = json.putArray("accounts");
        failures.forEach((account, count) -> array.addObject()
                .put("account", account)
                .put("failures", count.number())
                .put("last", UtcSeconds.format(count.last())));
        try {
            OwnFiles.replace(file, Gcm.seal(key, CONTEXT, CanonicalJson.write(json)));
        } catch (IOException e) {
            throw new VaultException(
                    "Attempts cannot be counted in " + file + ", so no PIN is tried. Check the disk.", e);
        }
    }

    private boolean load() {
        try {
            Optional<byte[]> plain = Gcm.open(key, CONTEXT, Files.readAllBytes(file));
            if (plain.isEmpty()) {
                return false;
            }
            for (Fields entry :
                    Fields.of(CanonicalJson.read(plain.get(), MAX_BYTES)).objects("accounts")) {
                failures.put(
                        entry.string("account"),
                        new Failures(entry.integer("failures", 0, Integer.MAX_VALUE), entry.instant("last")));
            }
            return true;
        } catch (IOException | MalformedJsonException e) {
            return false;
        }
    }
}
