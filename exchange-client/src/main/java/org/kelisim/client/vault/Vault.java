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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kelisim.client.vault.VaultFile.Opened;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;
import org.kelisim.directory.PartyStatement;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

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

    /**
     * What the party prepared in this vault last to say of itself, and what that follows; the newest last. Whether or not its
     * party key has signed it, and it is in force. Nothing for a vault in which none was prepared.
     */
    public synchronized List<PartyStatement> statements() {
        return contents.statements();
    }

    /** The enrolments of all officers, whether they still hold or not. */
    public synchronized List<Enrolment> enrolments() {
        return contents.credentials().stream()
                .flatMap(it -> it.enrolments().stream())
                .toList();
    }

    /**
     * The ids of those who have this role in that office: enrolled, whether it still holds or not, or invited by a code that
     * would still be looked at.
     */
    public synchronized Set<String> having(Role role, OfficeId office) {
        Instant now = clock.instant();
        return Stream.concat(
                        contents.credentials().stream(),
                        contents.invitations().stream()
                                .filter(it -> now.isBefore(it.expires()))
                                .map(Invitation::credential))
                .filter(it -> it.enrolments().stream()
                        .anyMatch(enrolment -> enrolment.office().equals(office)
                                && enrolment.roles().contains(role)))
                .map(StoredCredential::officer)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the person of an enrolment still has its very key, and this role in its office: not who was removed, nor who
     * was invited anew and has another key.
     */
    public boolean keeps(Enrolment enrolment, Role role) {
        return enrolments().stream()
                .filter(it -> it.officer().equals(enrolment.officer()) && Arrays.equals(it.key(), enrolment.key()))
                .anyMatch(it ->
                        it.office().equals(enrolment.office()) && it.roles().contains(role));
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

    /** Everybody whom the vault knows, those who were invited and have not enrolled yet included. */
    public synchronized List<EnrolledOfficer> officers() {
        return Stream.concat(
                        contents.credentials().stream().map(it -> officer(it, Optional.empty())),
                        contents.invitations().stream().map(it -> officer(it.credential(), Optional.of(it.expires()))))
                .toList();
    }

    private static EnrolledOfficer officer(StoredCredential it, Optional<Instant> invited) {
        return new EnrolledOfficer(it.account(), it.officer(), it.name(), it.enrolments(), invited);
    }

    /**
     * The enrolments that the vault keeps for this very key at present: none once another one took its place or the officer
     * was removed, so that a session ends with them.
     */
    public synchronized List<Enrolment> enrolments(CredentialKey key) {
        return contents.credential(key.account())
                .filter(it -> Arrays.equals(it.spki(), key.spki()))
                .map(StoredCredential::enrolments)
                .orElse(List.of());
    }

    /** When the account's last owner was removed, if nobody has been invited since. */
    public synchronized Optional<Instant> removedAt(String account) {
        return contents.former(account).map(FormerOfficer::ended);
    }

    /** Whether a code would be looked at. */
    public synchronized boolean isInvited(String account) {
        return contents.invitation(account)
                .filter(it -> clock.instant().isBefore(it.expires()))
                .isPresent();
    }

    /**
     * Makes a credential that waits for its owner, with enrolments that the coordinator signs now. What the account had
     * counts no longer. Who calls has checked that the coordinator may.
     *
     * @param code at least 100 random bits; the caller overwrites it
     */
    public synchronized void invite(NewOfficer officer, char[] code, Instant expires, CredentialKey coordinator) {
        String id = contents.officer(officer.account()).orElseGet(Enroller::freshId);
        StoredCredential waiting =
                StoredCredential.seal(officer.account(), id, officer.name(), P256.generate(), code, key);
        attempts.succeeded(officer.account());
        keep(contents.with(new Invitation(Enroller.enrolled(waiting, officer, coordinator), expires)));
    }

    /** The owner takes the credential: by the code, under an own PIN, once. Both are overwritten. */
    public synchronized InvitationOutcome redeem(String account, char[] code, char[] pin) {
        try {
            Optional<Invitation> open = contents.invitation(account).filter(it -> isInvited(account));
            if (open.isEmpty()) {
                return new InvitationOutcome.NotInvited();
            }
            if (!isGoodPin(pin)) {
                return new InvitationOutcome.WeakPin();
            }
            StoredCredential waiting = open.get().credential();
            return switch (tryPin(waiting, code)) {
                case PinOutcome.Right(CredentialKey opened) -> {
                    keep(contents.with(waiting.under(pin, opened, key)));
                    opened.close();
                    yield new InvitationOutcome.Enrolled();
                }
                case PinOutcome.Wrong(int left) -> new InvitationOutcome.WrongCode(left);
                case PinOutcome.Locked(Instant until) -> new InvitationOutcome.Locked(until);
                case PinOutcome.Unknown() -> new InvitationOutcome.NotInvited();
            };
        } finally {
            Arrays.fill(code, ' ');
            Arrays.fill(pin, ' ');
        }
    }

    /** Signs other enrolments for the key that the account has; false if it has none. Who calls has checked who may. */
    public synchronized boolean change(NewOfficer officer, CredentialKey coordinator) {
        Optional<Invitation> waiting = contents.invitation(officer.account());
        Optional<StoredCredential> enrolled = contents.credential(officer.account());
        waiting.ifPresent(it -> keep(
                contents.with(new Invitation(Enroller.enrolled(it.credential(), officer, coordinator), it.expires()))));
        enrolled.ifPresent(it -> keep(contents.with(Enroller.enrolled(it, officer, coordinator))));
        return waiting.isPresent() || enrolled.isPresent();
    }

    /** Forgets the account's credential and invitation; false if it has none. Who calls has checked who may. */
    public synchronized boolean remove(String account) {
        if (contents.credential(account).isEmpty()
                && contents.invitation(account).isEmpty()) {
            return false;
        }
        contents.officer(account).ifPresent(id -> keep(contents.with(new FormerOfficer(account, id, clock.instant()))));
        return true;
    }

    private void keep(VaultContents next) {
        VaultFile changed = file.with(next, key);
        changed.write(folder);
        file = changed;
        contents = next;
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
