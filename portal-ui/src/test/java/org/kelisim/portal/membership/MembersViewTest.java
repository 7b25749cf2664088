package org.kelisim.portal.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.PasswordField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kelisim.client.directory.DirectoryStep;
import org.kelisim.client.membership.ListChange;
import org.kelisim.client.membership.ListDraft;
import org.kelisim.client.text.Message;
import org.kelisim.portal.sample.PortalTest;

class MembersViewTest extends PortalTest {

    @Test
    void showsAnOfficerWhoSignsNothingThatTheListIsChangedByOthers() {
        work("aigerim");
        go("directory/members");
        assertThat(words()).contains("changed by registrars and the Chair");
        assertThat($(ComboBox.class).all()).isEmpty();
    }

    @Test
    void showsWhatIsSignedBeforeTheKeyIsAskedForAndSaysWhenThereIsNone() {
        work("registrar");
        go("directory/members");
        assertThat(words()).contains("Nothing waits for a signature");
        press("Renew the list for 30 days");
        assertThat(words()).contains("This is what you sign").contains("valid until");
        test($(PasswordField.class).single()).setValue("some passphrase that is long");
        press("Sign and propose");
        assertThat($(PasswordField.class).single().getErrorMessage()).contains("There is no signing key");
    }

    @Test
    void showsWhatWaitsAndWhoHasStillToSign() {
        ListDraft.Outcome draft = nodes.kaz.membership().draft(new ListChange.Renewal());
        nodes.kaz.membership().waits(((ListDraft.Outcome.Drafted) draft).list());
        work("registrar");
        go("directory/members");
        assertThat(words()).contains("Signed by: –").contains("Registrars still to sign: 2");
        nodes.kaz.membership().open.clear();
    }

    @Test
    void saysWhenTheExchangeDoesNotAnswer() {
        nodes.kaz.membership().unreachable = Optional.of(Message.of("exchange.unreachable"));
        work("registrar");
        go("directory/members");
        assertThat(words()).contains(Message.of("exchange.unreachable").in(java.util.Locale.ENGLISH));
        nodes.kaz.membership().unreachable = Optional.empty();
    }

    @Test
    void everybodyReadsWhatChangedAndWhoCoordinates() {
        nodes.kaz.history = List.of(
                new DirectoryStep(
                        2,
                        Optional.of(Instant.parse("2026-11-24T12:00:00Z")),
                        List.of(Message.of("difference.valid-until", Instant.parse("2026-12-24T12:00:00Z")))),
                new DirectoryStep(1, Optional.empty(), List.of()));
        logIn("aigerim");
        go("directory/versions");
        assertThat(words()).contains("Version 2").contains("valid until 24 Dec 2026, 12:00 (UTC)");
        go("directory/coordinators");
        assertThat(words()).contains("Whom to turn to");
    }

    private void press(String text) {
        test($(Button.class).withCondition(it -> it.getText().equals(text)).single())
                .click();
    }
}
