package org.kelisim.portal.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementState;
import org.kelisim.agreement.AgreementText;
import org.kelisim.agreement.AgreementType;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TermsUse;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.catalogue.Label;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.ActionRelease;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.sample.SampleDirectory;
import org.kelisim.portal.sample.SampleNode;
import org.kelisim.portal.sample.SamplePeople;
import org.kelisim.portal.text.Language;

class AgreementsTest extends PortalTest {
    private static final Terms WORKING_DAYS = new Terms(
            List.of(new TermsUse(
                    "readmission-request",
                    List.of("readmission"),
                    Optional.of(new ReplyWithin(10, ReplyWithin.DayCount.WORKING)),
                    365)),
            Terms.Onward.NONE);
    private static int names;

    @Test
    void anOfficerRegistersAndASecondOneReleases() {
        AgreementId id = registered();
        assertThat(path()).isEqualTo("agreements/agreement/" + id);
        assertThat(words()).contains("Drawn up, not signed yet").contains("another officer of your office");
        assertThat($(Button.class).withText("Release and sign").all()).isEmpty();

        work("daniyar");
        go("agreements/agreement/" + id);
        assertThat(words())
                .contains("Readmission of persons")
                .contains("Kazakhstan, Kyrgyzstan")
                .contains("readmission, identification".substring(0, 11));
        test($(Button.class).withText("Release and sign").single()).click();
        assertThat(view(id).status().state()).isEqualTo(AgreementState.NEGOTIATING);
        assertThat(words()).contains("put the text forward").contains("Kazakhstan has not signed yet.");
    }

    @Test
    void explainsInForceSinceStepByStepInBothLanguages() {
        AgreementId id = inForce();
        work("aigerim");
        go("agreements");
        assertThat(words())
                .contains("In force")
                .contains("since 10 August 2017")
                .contains("Channel open");
        go("agreements/agreement/" + id);
        assertThat(words())
                .contains("last notification 11 July 2017 + 30 days = 10 August 2017")
                .contains("The channel between Kazakhstan, Kyrgyzstan is open since")
                .contains("both signatures verified here");
        UI.getCurrent().setLocale(Language.RU.locale());
        go("agreements");
        go("agreements/agreement/" + id);
        assertThat(words())
                .contains("последнее уведомление 11 июля 2017 + 30 дн. = 10 августа 2017")
                .contains("Действует с 10 августа 2017");
    }

    @Test
    void saysForEachPartyByItselfWhereItStands() {
        AgreementId id = eachByItself();
        number("After how many notifications").setValue(4);
        test($(Button.class).withText("Draw up the proposal").single()).click();
        assertThat(words()).contains("no more than there are parties");
        number("After how many notifications").setValue(2);
        number("Days after a notification").setValue(0);
        test($(Button.class).withText("Draw up the proposal").single()).click();
        release(nodes.kaz, "daniyar");
        act(nodes.kaz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KAZ_MIGRATION, day("2016-10-17")));
        act(nodes.kgz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KGZ_BORDER, day("2016-10-17")));
        act(nodes.kgz, ActionIntent.own(id, ActionKind.NOTIFY, SampleDirectory.KGZ_BORDER, day("2017-06-20")));
        go("agreements/agreement/" + id);
        assertThat(words())
                .contains(
                        "For the first 2 parties on the day of notification no. 2, for each later one on the day of its own")
                .contains("Notifications so far: 1.")
                .contains("TajikistanNot signed");
        act(nodes.kaz, ActionIntent.own(id, ActionKind.NOTIFY, SampleDirectory.KAZ_MIGRATION, day("2017-07-11")));
        go("agreements");
        go("agreements/agreement/" + id);
        assertThat(words())
                .contains("notification no. 2 of 11 July 2017 + 0 days = 11 July 2017")
                .contains("Kyrgyzstan: in force since 11 July 2017.")
                .contains("TajikistanNot signed")
                .contains("The channel between Kazakhstan, Kyrgyzstan is open since");
        UI.getCurrent().setLocale(Language.RU.locale());
        go("agreements");
        go("agreements/agreement/" + id);
        assertThat(words()).contains("Для каждой стороны").contains("Действует с 11 июля 2017");
    }

    @Test
    void offersOtherTermsOnlyToAPartyThatHasSigned() {
        AgreementId id = eachByItself();
        number("After how many notifications").setValue(2);
        number("Days after a notification").setValue(0);
        test($(Button.class).withText("Draw up the proposal").single()).click();
        release(nodes.kaz, "daniyar");
        act(nodes.kgz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KGZ_BORDER, day("2016-10-17")));
        act(nodes.kgz, ActionIntent.own(id, ActionKind.NOTIFY, SampleDirectory.KGZ_BORDER, day("2017-06-20")));
        act(nodes.kgz, onRecord(id, ActionKind.SIGN, day("2016-10-17")));
        act(nodes.kgz, onRecord(id, ActionKind.NOTIFY, day("2017-07-11")));
        assertThat(view(id).status().state()).isEqualTo(AgreementState.IN_FORCE);
        go("agreements/agreement/" + id);
        assertThat($(Button.class).withText("Amend the terms").all()).isEmpty();
        act(nodes.kaz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KAZ_MIGRATION, day("2016-10-17")));
        go("agreements");
        go("agreements/agreement/" + id);
        assertThat($(Button.class).withText("Amend the terms").all()).hasSize(1);
    }

    private static ActionIntent onRecord(AgreementId id, ActionKind kind, LocalDate on) {
        return new ActionIntent(
                id, kind, SampleDirectory.KGZ_BORDER, SampleDirectory.TJK, on, Optional.empty(), Optional.empty());
    }

    /** Begins to register one that enters into force party by party. */
    private AgreementId eachByItself() {
        AgreementId id = new AgreementId("KAZ-each-" + ++names);
        work("aigerim");
        go("agreements/new");
        fillIn(id.value().substring(4));
        parties().setValue(Set.of(SampleDirectory.KGZ, SampleDirectory.TJK));
        @SuppressWarnings("unchecked")
        Select<String> rule = $(Select.class)
                .withCondition(it -> "Entry into force".equals(it.getLabel()))
                .single();
        test(rule)
                .selectItem("For the first parties after a number of notifications, for each later one after its own");
        return id;
    }

    @Test
    void whoLacksATextSeesWhomToAskAndWhoHasItSendsItAgain() throws IOException {
        AgreementText ru = nodes.kaz.agreements().texts().add("ru", bytes("Статья 1."));
        AgreementId id = withText(ru);
        work("nurlan");
        go("agreements/agreement/" + id);
        assertThat(words())
                .contains("If a party lacks a text")
                .contains("Not all texts are here")
                .contains("These take and send texts: Kazakhstan.");
        assertThat($(Button.class).withText("Draw up the sending of texts").all())
                .as("nothing is here to be sent")
                .isEmpty();

        work("aigerim");
        go("agreements/agreement/" + id);
        assertThat(words()).doesNotContain("Not all texts are here");
        test($(Button.class).withText("Draw up the sending of texts").single()).click();
        assertThat(words()).contains("Texts again: drawn up, not sent yet").contains("another officer of your office");
        assertThat($(Button.class).withText("Release and send").all()).isEmpty();
        go("agreements");
        assertThat(words()).contains("Waiting for a second officer").contains("Send texts again");

        work("daniyar");
        go("agreements/agreement/" + id);
        assertThat(words()).contains(ru.digest().hex()).contains("State Border Service");
        test($(Button.class).withText("Release and send").single()).click();
        assertThat(words()).doesNotContain("Texts again: drawn up");
    }

    private AgreementId withText(AgreementText text) {
        AgreementId id = new AgreementId("KAZ-text-" + ++names);
        Agreement agreement = new Agreement(
                id,
                new Label(Map.of("en", "On texts", "ru", "О текстах", "kk", "Мәтіндер туралы")),
                AgreementType.READMISSION,
                List.of(SampleDirectory.KAZ, SampleDirectory.KGZ),
                List.of("ru"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new EntryIntoForce.OnSignature(),
                Optional.empty(),
                Optional.empty(),
                List.of(text));
        act(
                nodes.kaz,
                new ActionIntent(
                        id,
                        ActionKind.PROPOSE,
                        SampleDirectory.KAZ_MIGRATION,
                        SampleDirectory.KAZ,
                        LocalDate.now(),
                        Optional.of(new TreatyAction.Proposal(Optional.of(agreement), WORKING_DAYS)),
                        Optional.empty()));
        return id;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherTextBeginsWithTheOneBeforeAndKeepsWhatIsNotChanged() throws IOException {
        AgreementText ru = nodes.kaz.agreements().texts().add("ru", bytes("Статья 1."));
        AgreementId id = withText(ru);
        act(nodes.kaz, ActionIntent.own(id, ActionKind.INITIAL, SampleDirectory.KAZ_MIGRATION, LocalDate.now()));
        work("aigerim");
        go("agreements/agreement/" + id);
        test($(Button.class).withText("Put another text forward").single()).click();
        assertThat(path()).isEqualTo("agreements/new/" + id);
        assertThat(words())
                .contains("The text stays as before")
                .contains(ru.digest().hex());
        TextField title = $(TextField.class)
                .withCondition(it -> it.getLabel().equals("Title in English"))
                .single();
        assertThat(title.getValue()).isEqualTo("On texts");
        test(title).setValue("On other texts");
        test($(Button.class).withText("Draw up the proposal").single()).click();
        assertThat(words()).contains("Drawn up, not signed yet").contains("On texts");
        release(nodes.kaz, "daniyar");

        AgreementView view = view(id);
        Agreement now = view.history().agreement();
        assertThat(now.titles().byLanguage())
                .containsEntry("en", "On other texts")
                .containsEntry("kk", "Мәтіндер туралы");
        assertThat(now.texts()).containsExactly(ru);
        assertThat(view.history().termsFor(ActionKind.SIGN))
                .as("times in working days, which the form has no field for")
                .isEqualTo(WORKING_DAYS);
        go("agreements/agreement/" + id);
        assertThat(words()).contains("On other texts").contains("Initial");
        act(nodes.kgz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KGZ_BORDER, LocalDate.now()));
        go("agreements");
        go("agreements/agreement/" + id);
        assertThat($(Button.class).withText("Put another text forward").all()).isEmpty();
    }

    private IntegerField number(String label) {
        return $(IntegerField.class)
                .withCondition(it -> label.equals(it.getLabel()))
                .single();
    }

    @Test
    void asksForTheDayAndSaysWhatWillNotDo() {
        AgreementId id = inForce();
        work("aigerim");
        go("agreements/agreement/" + id);
        assertThat($(Button.class).withText("Resume").all()).isEmpty();
        test($(Button.class).withText("Suspend").single()).click();
        test($(DatePicker.class).single()).setValue(LocalDate.now().minusDays(40));
        test($(Button.class).withText("Draw up").single()).click();
        assertThat($(DatePicker.class).single().getErrorMessage()).contains("no effect in the past");
        test($(DatePicker.class).single()).setValue(LocalDate.now().plusDays(2));
        test($(Button.class).withText("Draw up").single()).click();
        assertThat(words()).contains("Drawn up, not signed yet");
    }

    @Test
    void signingAsksForThePinAgain() {
        AgreementId id = registered();
        work("daniyar");
        SamplePeople.age(session.getObject().officer(), Instant.now().minus(Duration.ofMinutes(11)));
        go("agreements/agreement/" + id);
        test($(Button.class).withText("Release and sign").single()).click();
        assertThat(nodes.kaz.agreements().find(id)).isEmpty();
        test($(PasswordField.class).single()).setValue("2468");
        test($(Button.class).withText("Confirm").single()).click();
        assertThat(nodes.kaz.agreements().find(id)).isPresent();
    }

    @Test
    void saysWhatIsMissingInANewAgreement() {
        work("aigerim");
        go("agreements/new");
        test($(Button.class).withText("Draw up the proposal").single()).click();
        assertThat(words()).contains("only lower-case Latin letters");
        test($(TextField.class)
                        .withCondition(it -> it.getLabel().equals("Short name"))
                        .single())
                .setValue("x");
        test($(TextField.class)
                        .withCondition(it -> it.getLabel().equals("Title in English"))
                        .single())
                .setValue("A\u202Eb");
        test($(TextField.class)
                        .withCondition(it -> it.getLabel().equals("Title in Russian"))
                        .single())
                .setValue("Б");
        parties().setValue(Set.of(SampleDirectory.KGZ));
        test($(Button.class).withText("Draw up the proposal").single()).click();
        assertThat(words()).contains("invisible or direction-changing");
    }

    @Test
    void anUnknownOneIsNotThere() {
        work("aigerim");
        go("agreements/agreement/KGZ-nothing");
        assertThat(words()).contains("no such agreement");
        go("agreements/agreement/%3Cscript%3E");
        assertThat(words()).contains("no such agreement");
    }

    private AgreementId registered() {
        String name = "readmission-" + ++names;
        work("aigerim");
        go("agreements/new");
        fillIn(name);
        parties().setValue(Set.of(SampleDirectory.KGZ));
        test($(Button.class).withText("Draw up the proposal").single()).click();
        return new AgreementId("KAZ-" + name);
    }

    private void fillIn(String name) {
        test($(TextField.class)
                        .withCondition(it -> it.getLabel().equals("Short name"))
                        .single())
                .setValue(name);
        test($(TextField.class)
                        .withCondition(it -> it.getLabel().equals("Title in English"))
                        .single())
                .setValue("Readmission of persons");
        test($(TextField.class)
                        .withCondition(it -> it.getLabel().equals("Title in Russian"))
                        .single())
                .setValue("О реадмиссии лиц");
        choice("Notice types").setValue(Set.of("readmission-request"));
        choice("Purposes").setValue(Set.of("readmission"));
    }

    @SuppressWarnings("unchecked")
    private MultiSelectComboBox<PartyCode> parties() {
        return $(MultiSelectComboBox.class)
                .withCondition(it -> "Other parties".equals(it.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked")
    private MultiSelectComboBox<String> choice(String label) {
        return $(MultiSelectComboBox.class)
                .withCondition(it -> label.equals(it.getLabel()))
                .single();
    }

    private AgreementId inForce() {
        AgreementId id = registered();
        release(nodes.kaz, "daniyar");
        act(nodes.kaz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KAZ_MIGRATION, day("2016-10-17")));
        act(nodes.kgz, ActionIntent.own(id, ActionKind.SIGN, SampleDirectory.KGZ_BORDER, day("2016-10-17")));
        act(nodes.kaz, ActionIntent.own(id, ActionKind.NOTIFY, SampleDirectory.KAZ_MIGRATION, day("2017-06-20")));
        act(nodes.kgz, ActionIntent.own(id, ActionKind.NOTIFY, SampleDirectory.KGZ_BORDER, day("2017-07-11")));
        assertThat(view(id).status().state()).isEqualTo(AgreementState.IN_FORCE);
        return id;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private void act(SampleNode node, ActionIntent intent) {
        String officer = node == nodes.kaz ? "daniyar" : "nurlan";
        assertThat(node.agreements().prepare(intent, nodes.officer(officer))).isInstanceOf(Preparation.Waiting.class);
        release(node, officer);
    }

    private void release(SampleNode node, String officer) {
        var pending = node.agreements().waiting(nodes.officer(officer)).getLast();
        assertThat(node.agreements().release(pending.id(), pending.digest(), nodes.officer(officer)))
                .isInstanceOf(ActionRelease.Taken.class);
    }

    private AgreementView view(AgreementId id) {
        return nodes.kaz.agreements().find(id).orElseThrow();
    }
}
