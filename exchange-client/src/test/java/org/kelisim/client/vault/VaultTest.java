package org.kelisim.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.client.TestClock;
import org.kelisim.directory.PartyStatement;
import org.kelisim.notice.Enrolment;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;
import org.kelisim.party.Role;

class VaultTest {
    private static final PartyCode KAZ = new PartyCode("KAZ");
    private static final OfficeId MIGRATION = OfficeId.parse("KAZ/migration-service");
    private static final String PIN = "280715";

    @TempDir
    Path data;

    private final TestClock clock = new TestClock();
    private Passphrase passphrase;
    private Path folder;
    private PartyStatement.Coordinator coordinator;

    @BeforeEach
    void makesAVault() {
        folder = data.resolve("vault");
        passphrase = Passphrase.create(data.resolve("secrets/kaz.passphrase"));
        var setup = new VaultSetup(KAZ, List.of("node", "system"));
        setup.office(MIGRATION, TestClock.START, TestClock.START.plus(Duration.ofDays(365)));
        coordinator = setup.coordinator(officer("coordinator", Role.COORDINATOR), PIN.toCharArray());
        setup.enrol(officer("aigerim", Role.OFFICER), PIN.toCharArray());
        setup.write(folder, passphrase);
    }

    private static NewOfficer officer(String account, Role role) {
        return new NewOfficer(
                account,
                "Name of " + account,
                Map.of(MIGRATION, Set.of(role)),
                TestClock.START,
                TestClock.START.plus(Duration.ofDays(300)));
    }

    private Vault open() {
        return Vault.open(folder, passphrase, clock);
    }

    @Test
    void givesBackTheKeysThatWereMade() {
        Vault vault = open();
        assertThat(vault.party()).isEqualTo(KAZ);
        assertThat(vault.offices()).containsExactly(MIGRATION);
        assertThat(vault.office(MIGRATION))
                .get()
                .satisfies(keys -> assertThat(keys.opening()).hasSize(1));
        assertThat(vault.client("node")).isPresent();
        assertThat(vault.client("portal")).isEmpty();
        assertThat(vault.fromPrevious()).isFalse();
    }

    @Test
    void refusesAnotherPassphrase() {
        Passphrase other = Passphrase.create(data.resolve("secrets/kgz.passphrase"));
        assertThatThrownBy(() -> Vault.open(folder, other, clock))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("does not open the vault");
    }

    @Test
    void refusesAPassphraseFileThatOthersCanRead() throws IOException {
        Path file = data.resolve("secrets/kaz.passphrase");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Passphrase.read(file)).hasMessageContaining("chmod 600");
    }

    private void enrol(Vault vault, String account) {
        String code = "7K3QX9M2VD0HTBN4WZ8C";
        var until = clock.instant().plusSeconds(60);
        vault.invite(officer(account, Role.RELEASER), code.toCharArray(), until, coordinatorKey(vault));
        assertThat(vault.redeem(account, code.toCharArray(), PIN.toCharArray()))
                .isEqualTo(new InvitationOutcome.Enrolled());
    }

    @Test
    void opensTheCopyBeforeADamagedFileAndSaysSo() throws IOException {
        Vault vault = open();
        enrol(vault, "bolat");
        cutOff(folder.resolve(VaultFile.NAME));

        Vault again = open();
        assertThat(again.fromPrevious()).isTrue();
        assertThat(again.hasCredential("aigerim")).isTrue();
        assertThat(again.hasCredential("bolat")).isFalse();
    }

    @Test
    void hasACopyFromTheBeginning() throws IOException {
        changeAByte(folder.resolve(VaultFile.NAME));
        changeAByte(folder.resolve(Vault.KEYS));
        Vault opened = open();
        assertThat(opened.fromPrevious()).isTrue();
        assertThat(opened.hasCredential("aigerim")).isTrue();
    }

    @Test
    void saysWhatToDoWhenTheCopyIsDamagedToo() throws IOException {
        Vault vault = open();
        enrol(vault, "bolat");
        cutOff(folder.resolve(VaultFile.NAME));
        changeAByte(folder.resolve(VaultFile.PREVIOUS));
        assertThatThrownBy(this::open)
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("Restore");
    }

    @Test
    void isAddedToAndOldKeysGoOnOpening() {
        Vault before = open();
        OfficeId border = OfficeId.parse("KAZ/border-service");
        VaultSetup setup = VaultSetup.open(folder, passphrase);
        setup.office(MIGRATION, TestClock.START, TestClock.START.plus(Duration.ofDays(365)));
        setup.office(border, TestClock.START, TestClock.START.plus(Duration.ofDays(365)));
        setup.inviteCoordinator(
                officer("second", Role.COORDINATOR),
                "7K3QX9M2VD0HTBN4WZ8C".toCharArray(),
                clock.instant().plusSeconds(60));
        assertThat(open().offices()).as("before it is written").containsExactly(MIGRATION);
        setup.write(folder, passphrase);

        Vault after = open();
        assertThat(after.offices()).containsExactlyInAnyOrder(MIGRATION, border);
        OfficeKeys old = before.office(MIGRATION).orElseThrow();
        OfficeKeys now = after.office(MIGRATION).orElseThrow();
        assertThat(now.opening()).hasSize(2);
        assertThat(now.opening().getLast().publicKey().encoded())
                .isEqualTo(old.opening().getFirst().publicKey().encoded());
        assertThat(now.signers().getLast().publicKeys())
                .isEqualTo(old.signers().getFirst().publicKeys());
        assertThat(after.isInvited("second")).isTrue();
        assertThat(setup.doesMore("aigerim")).isTrue();
        assertThat(setup.doesMore("second")).isFalse();
        assertThat(setup.holder("coordinator").orElseThrow().key()).isEqualTo(coordinator.key());
        assertThat(after.hasCredential("aigerim")).isTrue();
        assertThat(after.proof().getPublic()).isEqualTo(before.proof().getPublic());
    }

    @Test
    void hasOneWriter() {
        VaultSetup early = VaultSetup.open(folder, passphrase);
        VaultSetup late = VaultSetup.open(folder, passphrase);
        try (VaultLock node = VaultLock.take(folder)) {
            assertThatThrownBy(() -> early.write(folder, passphrase)).hasMessageContaining("in use");
            assertThatThrownBy(() -> VaultLock.take(folder)).hasMessageContaining("in use");
        }
        early.inviteCoordinator(
                officer("second", Role.COORDINATOR),
                "7K3QX9M2VD0HTBN4WZ8C".toCharArray(),
                clock.instant().plusSeconds(60));
        early.write(folder, passphrase);
        assertThatThrownBy(() -> late.write(folder, passphrase)).hasMessageContaining("changed meanwhile");
        assertThat(open().isInvited("second")).isTrue();
    }

    @Test
    void isNotAddedToWhileAFileIsDamaged() throws IOException {
        enrol(open(), "bolat");
        cutOff(folder.resolve(VaultFile.NAME));
        assertThatThrownBy(() -> VaultSetup.open(folder, passphrase)).hasMessageContaining("Restore");
    }

    @Test
    void doesNotOverwriteAVault() {
        var other = new VaultSetup(KAZ, List.of("node"));
        assertThatThrownBy(() -> other.write(folder, passphrase)).hasMessageContaining("already");
        assertThat(open().offices()).containsExactly(MIGRATION);
    }

    @Test
    void signsEnrolmentsWithTheCoordinatorsCredential() {
        var right = (PinOutcome.Right) open().tryPin("aigerim", PIN.toCharArray());
        Enrolment enrolment = right.key().enrolments().getFirst();
        assertThat(enrolment.coordinator()).isEqualTo(coordinator.id());
        assertThat(P256.verifies(coordinator.key(), enrolment.signedText(), enrolment.signature()))
                .isTrue();
        assertThat(P256.verifies(enrolment.key(), new byte[] {1}, right.key().sign(new byte[] {1})))
                .isTrue();
    }

    @Test
    void locksAfterFiveWrongPinsHoweverOftenTheNodeIsRestarted() {
        for (int left = 4; left > 0; left--) {
            assertThat(open().tryPin("aigerim", "000001".toCharArray())).isEqualTo(new PinOutcome.Wrong(left));
        }
        var until = TestClock.START.plus(Attempts.FIRST_LOCK);
        assertThat(open().tryPin("aigerim", "000001".toCharArray())).isEqualTo(new PinOutcome.Locked(until));
        assertThat(open().tryPin("aigerim", PIN.toCharArray())).isEqualTo(new PinOutcome.Locked(until));
        assertThat(open().tryPin("coordinator", PIN.toCharArray())).isInstanceOf(PinOutcome.Right.class);

        clock.pass(Attempts.FIRST_LOCK);
        assertThat(open().tryPin("aigerim", PIN.toCharArray())).isInstanceOf(PinOutcome.Right.class);
    }

    @Test
    void locksEverybodyOnceWhenTheCountIsGone() throws IOException {
        Files.delete(folder.resolve("attempts"));
        Vault vault = open();
        assertThat(vault.tryPin("aigerim", PIN.toCharArray())).isInstanceOf(PinOutcome.Locked.class);
        clock.pass(Attempts.FIRST_LOCK);
        assertThat(vault.tryPin("aigerim", PIN.toCharArray())).isInstanceOf(PinOutcome.Right.class);
    }

    @Test
    void overwritesThePin() {
        char[] pin = PIN.toCharArray();
        open().tryPin("aigerim", pin);
        assertThat(pin).containsOnly(' ');
    }

    @Test
    void refusesAPinThatAnybodyWouldGuess() {
        assertThat(Enroller.isGood("123456".toCharArray())).isFalse();
        assertThat(Enroller.isGood("777777".toCharArray())).isFalse();
        assertThat(Enroller.isGood("987654".toCharArray())).isFalse();
        assertThat(Enroller.isGood("28071".toCharArray())).isFalse();
        assertThat(Enroller.isGood("280715".toCharArray())).isTrue();
    }

    @Test
    void forgetsAnOfficersKeyWhenTheSessionEnds() {
        var right = (PinOutcome.Right) open().tryPin("aigerim", PIN.toCharArray());
        right.key().close();
        assertThatThrownBy(() -> right.key().sign(new byte[1])).isInstanceOf(IllegalStateException.class);
    }

    private CredentialKey coordinatorKey(Vault vault) {
        return ((PinOutcome.Right) vault.tryPin("coordinator", PIN.toCharArray())).key();
    }

    private static void cutOff(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 10));
    }

    private static void changeAByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
