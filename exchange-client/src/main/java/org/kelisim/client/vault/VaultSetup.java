package org.kelisim.client.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.cms.HybridKeys;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.KeyFile;
import org.kelisim.cms.KeyRing;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/**
 * Makes a party's vault, or adds to one whose node does not run: keys first, then whom they belong to, then {@link #write}.
 * Nothing is on the disk before.
 *
 * <pre>{@code
 * var setup = new VaultSetup(KAZ, List.of("node", "system", "portal"));
 * OfficePublicKeys keys = setup.office(MIGRATION, now, later);   // for the party statement
 * Coordinator coordinator = setup.coordinator(officer, pin);     // for the party statement
 * setup.enrol(another, pin);
 * setup.write(folder, passphrase);
 * }</pre>
 */
public final class VaultSetup {
    private final byte[] key;
    private final PartyCode party;
    private final @Nullable VaultFile file;
    private KeyRing ring;
    private VaultContents contents;
    private @Nullable CredentialKey coordinator;
    private final List<String> invited = new ArrayList<>();

    /** What a party statement says of an office's keys. */
    public record OfficePublicKeys(KeyPairEntry signing, byte[] opening) {}

    /** @param clients ids of the party's clients at its token issuer */
    public VaultSetup(PartyCode party, List<String> clients) {
        this.key = Gcm.random(Gcm.KEY_BYTES);
        this.party = party;
        this.file = null;
        this.contents = VaultContents.fresh(party);
        this.ring = KeyRing.empty().with(Keys.PROOF, P256.generate());
        clients.forEach(id -> ring = ring.with(Keys.client(id), P256.generate()));
    }

    private VaultSetup(VaultFile.Opened opened, KeyRing ring) {
        this.key = opened.key();
        this.party = opened.contents().party();
        this.file = opened.file();
        this.contents = opened.contents();
        this.ring = ring;
    }

    /**
     * A vault that is there, to be added to. A running node would not see what is added and would write over it: {@link #write}
     * refuses while one runs.
     *
     * @throws VaultException if it cannot be opened, or opens only from the copy before its last change
     */
    public static VaultSetup open(Path folder, Passphrase passphrase) {
        VaultFile.Opened opened = VaultFile.open(folder, passphrase);
        KeyFile.Loaded keys = new KeyRingFile(folder.resolve(Vault.KEYS)).load(passphrase);
        if (opened.fromPrevious() || keys.fromPrevious()) {
            throw new VaultException("A file of the vault in " + folder + " is damaged. Restore the folder from backup"
                    + " before anything is added to it.");
        }
        return new VaultSetup(opened, keys.keys());
    }

    public PartyCode party() {
        return party;
    }

    /** Whether the vault has exactly these keys of the office. */
    public boolean holds(OfficeId office, OfficePublicKeys keys) {
        OfficeKeys own = Keys.offices(ring).get(office);
        return own != null
                && own.signers().stream()
                        .map(it -> it.publicKeys())
                        .anyMatch(it -> Arrays.equals(
                                        it.ecBytes(), keys.signing().ec())
                                && Arrays.equals(it.mldsaBytes(), keys.signing().mldsa()))
                && own.opening().stream()
                        .anyMatch(it -> Arrays.equals(it.publicKey().encoded(), keys.opening()));
    }

    /** The officer id and public key of whoever has that account, or is invited to it. */
    public Optional<PartyStatement.Coordinator> holder(String account) {
        return contents.holder(account).map(it -> new PartyStatement.Coordinator(it.officer(), it.name(), it.spki()));
    }

    /** Whether the account's owner does anything but coordinate. */
    public boolean doesMore(String account) {
        return contents.holder(account).stream()
                .flatMap(it -> it.enrolments().stream())
                .flatMap(it -> it.roles().stream())
                .anyMatch(role -> role != Role.COORDINATOR);
    }

    /** What was prepared here last to be said of the party, and what that follows; the newest last. */
    public List<PartyStatement> statements() {
        return contents.statements();
    }

    /** Keeps what the party is going to say of itself, so that its node will not be surprised by it. */
    public void prepared(PartyStatement statement) {
        if (!statement.party().equals(party)) {
            throw new IllegalArgumentException("The statement is another party's.");
        }
        contents = contents.with(statement);
    }

    /** New keys for an office; called again for the same office, the older opening key stays. */
    public OfficePublicKeys office(OfficeId office, Instant notBefore, Instant notAfter) {
        if (!office.party().equals(party)) {
            throw new IllegalArgumentException(office + " is an office of another party.");
        }
        String name = Keys.office(office, Keys.nextGeneration(ring, office));
        HybridSigner signer = HybridKeys.generate(office.toString(), notBefore, notAfter);
        OpeningKey opening = OpeningKey.generate();
        ring = ring.with(name, signer).with(name, opening);
        return new OfficePublicKeys(
                new KeyPairEntry(
                        signer.publicKeys().ecBytes(), signer.publicKeys().mldsaBytes()),
                opening.publicKey().encoded());
    }

    /**
     * The party's coordinator, who signs all other enrolments and the own one.
     *
     * @return for the party statement; the id is the officer's
     */
    public PartyStatement.Coordinator coordinator(NewOfficer officer, char[] pin) {
        KeyPair pair = P256.generate();
        CredentialKey own = coordinatorsKey(officer, pair);
        StoredCredential credential = Enroller.credential(officer, own.officer(), pair, pin, key);
        contents = contents.with(Enroller.enrolled(credential, officer, own));
        coordinator = own;
        return stated(own);
    }

    /**
     * A coordinator who is not here: the credential waits for a code, as that of an official whom a coordinator invites.
     *
     * @param code at least 100 random bits; the caller overwrites it
     * @return for the party statement; the id is the officer's
     */
    public PartyStatement.Coordinator inviteCoordinator(NewOfficer officer, char[] code, Instant expires) {
        KeyPair pair = P256.generate();
        CredentialKey own = coordinatorsKey(officer, pair);
        StoredCredential waiting =
                StoredCredential.seal(officer.account(), own.officer(), officer.name(), pair, code, key);
        contents = contents.with(new Invitation(Enroller.enrolled(waiting, officer, own), expires));
        coordinator = own;
        invited.add(officer.account());
        return stated(own);
    }

    private CredentialKey coordinatorsKey(NewOfficer officer, KeyPair pair) {
        if (officer.roles().values().stream().noneMatch(roles -> roles.contains(Role.COORDINATOR))) {
            throw new IllegalArgumentException("A coordinator has the role of one.");
        }
        String id = contents.officer(officer.account()).orElseGet(Enroller::freshId);
        return new CredentialKey(
                officer.account(), id, officer.name(), pair.getPublic().getEncoded(), pair.getPrivate(), List.of());
    }

    private static PartyStatement.Coordinator stated(CredentialKey own) {
        return new PartyStatement.Coordinator(own.officer(), own.name(), own.spki());
    }

    /** Enrols an officer in the coordinator's name. The PIN is overwritten. */
    public void enrol(NewOfficer officer, char[] pin) {
        CredentialKey signer = Optional.ofNullable(coordinator)
                .orElseThrow(() -> new IllegalStateException("the coordinator comes first"));
        StoredCredential credential = Enroller.credential(officer, Enroller.freshId(), P256.generate(), pin, key);
        contents = contents.with(Enroller.enrolled(credential, officer, signer));
    }

    /** The public key of one of the clients, for the token issuer. */
    public PublicKey client(String id) {
        return Keys.pair(ring, Keys.client(id))
                .map(KeyPair::getPublic)
                .orElseThrow(() -> new IllegalArgumentException("There is no client " + id + "."));
    }

    /** @throws VaultException if the folder holds another vault already, its node runs, or it was changed; it stays as it is */
    public void write(Path folder, Passphrase passphrase) {
        if (file != null) {
            addTo(folder, file, passphrase);
            return;
        }
        if (Files.exists(folder.resolve(VaultFile.NAME)) || Files.exists(folder.resolve(Vault.KEYS))) {
            throw new VaultException("There is a vault in " + folder + " already. It was left as it is.");
        }
        new KeyRingFile(folder.resolve(Vault.KEYS)).save(ring, passphrase);
        Attempts.create(folder, key);
        VaultFile.create(contents, key, passphrase).write(folder);
    }

    private void addTo(Path folder, VaultFile opened, Passphrase passphrase) {
        try (VaultLock held = VaultLock.take(folder)) {
            if (!VaultFile.open(folder, passphrase).file().isSame(opened)) {
                throw new VaultException("The vault in " + folder + " was changed meanwhile. Begin again.");
            }
            new KeyRingFile(folder.resolve(Vault.KEYS)).save(ring, passphrase);
            opened.with(contents, key).write(folder);
            Attempts attempts = Attempts.open(folder, key, contents.accounts(), Instant.now());
            invited.forEach(attempts::succeeded);
        }
    }
}
