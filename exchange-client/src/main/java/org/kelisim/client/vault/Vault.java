package org.kelisim.client.vault;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kelisim.client.vault.VaultFile.Opened;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * An opened vault. Promised: private keys exist in clear only in this process's memory; an officer's key needs the PIN
 * as well, and wrong PINs are counted on the disk. Not promised: anything against who controls this process.
 */
public final class Vault implements AutoCloseable {
    static final String KEYS = "keys.p12";

    private final Path folder;
    private final Clock clock;
    private final KeyRing ring;
    private final Map<OfficeId, OfficeKeys> offices;
    private final boolean fromPrevious;
    private final Attempts attempts;
    private VaultFile file;
    private VaultContents contents;
    private final byte[] key;

    private Vault(Path folder, Clock clock, KeyFile.Loaded keys, Opened opened) {
        this.folder = folder;
        this.clock = clock;
        this.ring = keys.keys();
        this.offices = Keys.offices(ring);
        this.fromPrevious = keys.fromPrevious() || opened.fromPrevious();
        this.file = opened.file();
        this.contents = opened.contents();
        this.key = opened.key();
        this.attempts = Attempts.open(folder, key, contents.accounts(), clock.instant());
    }

    /** @throws VaultException with one message that says what is wrong and what to do */
    public static Vault open(Path folder, Passphrase passphrase, Clock clock) {
        Opened opened = VaultFile.open(folder, passphrase);
        KeyFile.Loaded keys = new KeyRingFile(folder.resolve(KEYS)).load(passphrase);
        return new Vault(folder, clock, keys, opened);
    }

    public PartyCode party() {
        return contents.party();
    }

    /** Whether a file was damaged and the copy before its last change was opened in its place: tell the operator. */
    public boolean fromPrevious() {
        return fromPrevious;
    }

    public Set<OfficeId> offices() {
        return offices.keySet();
    }

    public Optional<OfficeKeys> office(OfficeId office) {
        return Optional.ofNullable(offices.get(office));
    }

    /** The P-256 pair by which one of the party's clients proves itself to the token issuer. */
    public Optional<KeyPair> client(String id) {
        return Keys.pair(ring, Keys.client(id));
    }

    /** The P-256 pair to which tokens are bound (RFC 9449). */
    public KeyPair proof() {
        return Keys.pair(ring, Keys.PROOF)
                .orElseThrow(() -> new VaultException("The vault lacks the key that tokens are bound to."));
    }

    public DataKey dataKey() {
        return new DataKey(contents.dataKey());
    }

    /** The enrolments of all officers, whether they still hold or not. */
    public synchronized List<Enrolment> enrolments() {
        return contents.credentials().stream()
                .flatMap(it -> it.enrolments().stream())
                .toList();
    }

    public synchronized boolean hasCredential(String account) {
        return contents.credential(account).isPresent();
    }

    /** Tries a PIN, which is overwritten; a wrong one counts before it is tried. */
    public PinOutcome tryPin(String account, char[] pin) {
        try {
            Optional<StoredCredential> credential = credential(account);
            return credential.isPresent() ? tryPin(credential.get(), pin) : new PinOutcome.Unknown();
        } finally {
            Arrays.fill(pin, ' ');
        }
    }

    private PinOutcome tryPin(StoredCredential credential, char[] pin) {
        Instant now = clock.instant();
        Optional<Attempts.Failures> counted = attempts.begin(credential.account(), now);
        if (counted.isEmpty()) {
            return new PinOutcome.Locked(
                    attempts.lockedUntil(credential.account(), now).orElse(now));
        }
        Optional<CredentialKey> opened = credential.open(pin, key);
        if (opened.isPresent()) {
            attempts.succeeded(credential.account());
            return new PinOutcome.Right(opened.get());
        }
        return counted.get()
                .lockedUntil()
                .<PinOutcome>map(PinOutcome.Locked::new)
                .orElseGet(
                        () -> new PinOutcome.Wrong(Attempts.FREE - counted.get().number()));
    }

    /** Whether a PIN will do: 6 to 64 characters, not all the same, not in a row such as 123456. */
    public boolean isGoodPin(char[] pin) {
        return Enroller.isGood(pin);
    }

    /**
     * Enrols an officer, or enrols again with a new key and PIN. Who calls has checked that the coordinator may.
     *
     * @throws IllegalArgumentException if the PIN will not do
     */
    public synchronized void enrol(NewOfficer officer, char[] pin, CredentialKey coordinator) {
        String id = contents.credential(officer.account())
                .map(StoredCredential::officer)
                .orElseGet(Enroller::freshId);
        StoredCredential credential = Enroller.credential(officer, id, P256.generate(), pin, key);
        contents = contents.with(Enroller.enrolled(credential, officer, coordinator));
        file = file.with(contents, key);
        file.write(folder);
        attempts.succeeded(officer.account());
    }

    private synchronized Optional<StoredCredential> credential(String account) {
        return contents.credential(account);
    }

    /** Forgets the vault key. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
