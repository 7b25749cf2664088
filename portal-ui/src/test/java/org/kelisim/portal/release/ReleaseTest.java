package org.kelisim.portal.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftState;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.sample.SampleDirectory;
import org.kelisim.portal.sample.SamplePeople;

class ReleaseTest extends PortalTest {

    @Test
    void showsTheReleaserExactlyWhatWillBeSentAndSendsIt() {
        DispatchId id = nodes.pending();
        work("daniyar");
        go("release/notice/" + id);
        assertThat(words())
                .contains("Kyrgyzstan, State Border Service")
                .contains("Перевозка людей в рефрижераторах")
                .contains("TLP:AMBER")
                .contains("Айгерим Сапарова")
                .contains(id.toString());
        release();
        assertThat(nodes.kgz.inbox().entries(SampleDirectory.KGZ_BORDER, nodes.officer("nurlan")))
                .anyMatch(entry -> entry.id().equals(id));
    }

    @Test
    void asksForThePinAgainWhenItWasGivenTooLongAgo() {
        DispatchId id = nodes.pending();
        work("daniyar");
        SamplePeople.age(session.getObject().officer(), Instant.now().minus(Duration.ofMinutes(11)));
        go("release/notice/" + id);
        release();
        assertThat(nodes.kaz.outbox().find(id, nodes.officer("daniyar"))).isEmpty();
        test($(PasswordField.class).single()).setValue("2468");
        test($(Button.class).withText("Confirm").single()).click();
        assertThat(nodes.kaz.outbox().find(id, nodes.officer("daniyar"))).isPresent();
    }

    @Test
    void sendsBackWithAReason() {
        DispatchId id = nodes.pending();
        work("daniyar");
        go("release/notice/" + id);
        test($(Button.class).withText("Send back").single()).click();
        test($(Button.class).withText("Send back").last()).click();
        assertThat($(TextArea.class).single().isInvalid()).isTrue();
        test($(TextArea.class).single()).setValue("Too little on the vehicles.");
        test($(Button.class).withText("Send back").last()).click();
        assertThat(nodes.kaz
                        .drafts()
                        .find(nodes.officer("aigerim"), id)
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(
                        DraftState.SentBack.class,
                        back -> assertThat(back.reason()).isEqualTo("Too little on the vehicles."));
    }

    @Test
    void onlyWhatWasOpenedIsChosenAndReleasedWithOthers() {
        DispatchId id = nodes.pending();
        work("daniyar");
        go("release");
        assertThat($(Checkbox.class).all()).isNotEmpty().noneMatch(Checkbox::isEnabled);
        go("release/notice/" + id);
        go("release");
        Checkbox box = $(Checkbox.class).withCondition(Checkbox::isEnabled).single();
        test(box).click();
        test($(Button.class).withText("Release the chosen (1)").single()).click();
        test($(PasswordField.class).single()).setValue("2468");
        test($(Button.class).withText("Confirm").single()).click();
        assertThat(words()).contains("released, on its way");
        assertThat(nodes.kaz.outbox().find(id, nodes.officer("daniyar"))).isPresent();
    }

    @Test
    void whatIsApprovedBySomebodyWhoHasGoneCanOnlyGoBack() {
        DispatchId id = nodes.pending();
        work("daniyar");
        nodes.kaz.officials().removed("aigerim");
        try {
            go("release");
            assertThat(words()).contains("Author’s approval ended");
            go("release/notice/" + id);
            assertThat(words()).contains("counts no longer");
            assertThat($(Button.class).withText("Release and send").all()).isEmpty();
            assertThat($(Button.class).withText("Send back").all()).hasSize(1);
        } finally {
            nodes.kaz.officials().reset();
            nodes.kaz.desk().sendBack(id, nodes.officer("aigerim"), "Taken back.");
        }
    }

    @Test
    void whoeverWroteOnItSendsItBackTooOnceItsApprovalCountsNoLonger() {
        Draft draft = nodes.draft();
        DispatchId id = draft.id();
        nodes.kaz.officials().removed("aigerim");
        nodes.kaz.desk().takeOver(id, nodes.officer("daniyar"));
        nodes.kaz
                .desk()
                .handOver(
                        nodes.kaz.drafts().find(nodes.officer("daniyar"), id).orElseThrow(), nodes.officer("daniyar"));
        work("daniyar");
        go("release/notice/" + id);
        assertThat(words()).contains("You wrote this notice").doesNotContain("counts no longer");
        assertThat($(Button.class).withText("Send back").all()).isEmpty();
        nodes.kaz.officials().removed("daniyar");
        try {
            go("release/notice/" + id);
            assertThat(words()).contains("You wrote this notice").contains("counts no longer");
            assertThat($(Button.class).withText("Release and send").all()).isEmpty();
            assertThat($(Button.class).withText("Send back").all()).hasSize(1);
        } finally {
            nodes.kaz.officials().reset();
            nodes.kaz.desk().sendBack(id, nodes.officer("daniyar"), "Taken back.");
        }
    }

    @Test
    void whoIsNoReleaserSeesNothingToRelease() {
        DispatchId id = nodes.pending();
        work("aigerim");
        go("release");
        assertThat(words()).contains("not a releasing officer");
        go("release/notice/" + id);
        assertThat(words()).contains("does not wait for your release");
        assertThat($(Button.class).withText("Release and send").all()).isEmpty();
    }

    private void release() {
        test($(Button.class).withText("Release and send").single()).click();
    }
}
