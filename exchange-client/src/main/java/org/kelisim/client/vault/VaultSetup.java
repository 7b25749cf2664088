package org.kelisim.client.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kelisim.cms.HybridKeys;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.KeyRing;
import org.kelisim.cms.OpeningKey;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

/**
 * Makes a party's vault, once: keys first, then whom they belong to, then {@link #write}. Nothing is on the disk before.
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
    private final byte[] key = Gcm.random(Gcm.KEY_BYTES);
    private final PartyCode party;
    private KeyRing ring = KeyRing.empty();
    private VaultContents contents;
    private @Nullable CredentialKey coordinator;

    /** What a party statement says of an office's keys. */
    public record OfficePublicKeys(KeyPairEntry signing, byte[] opening) {}

    /** @param clients ids of the party's clients at its token issuer */
    public VaultSetup(PartyCode party, List<String> clients) {
        this.party = party;
        this.contents = VaultContents.fresh(party);
        ring = ring.with(Keys.PROOF, P256.generate());
        clients.forEach(id -> ring = ring.with(Keys.client(id), P256.generate()));
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
        if (officer.roles().values().stream().noneMatch(roles -> roles.contains(Role.COORDINATOR))) {
            throw new IllegalArgumentException("A coordinator has the role of one.");
        }
        KeyPair pair = P256.generate();
        String id = Enroller.freshId();
        StoredCredential credential = Enroller.credential(officer, id, pair, pin, key);
        CredentialKey own = new CredentialKey(
                officer.account(), id, officer.name(), pair.getPublic().getEncoded(), pair.getPrivate(), List.of());
        contents = contents.with(Enroller.enrolled(credential, officer, own));
        coordinator = own;
        return new PartyStatement.Coordinator(
                id, officer.name(), pair.getPublic().getEncoded());
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

    /** @throws VaultException if the folder holds a vault already, which stays as it is */
    public void write(Path folder, Passphrase passphrase) {
        if (Files.exists(folder.resolve(VaultFile.NAME)) || Files.exists(folder.resolve(Vault.KEYS))) {
            throw new VaultException("There is a vault in " + folder + " already. It was left as it is.");
        }
        new KeyRingFile(folder.resolve(Vault.KEYS)).save(ring, passphrase);
        Attempts.create(folder, key);
        VaultFile.create(contents, key, passphrase).write(folder);
    }
}
