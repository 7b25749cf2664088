package org.kelisim.portal.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.PasswordField;
import org.junit.jupiter.api.Test;
import org.kelisim.portal.sample.PortalTest;

class UnlockTest extends PortalTest {

    @Test
    void asksForThePinBeforeAnythingSealedIsShown() {
        logIn("aigerim");
        for (String path : new String[] {"", "inbox", "drafts", "drafts/new", "release", "sent", "sent/notice/x"}) {
            go(path);
            assertThat(getCurrentView()).as(path).isInstanceOf(UnlockView.class);
        }
    }

    @Test
    void showsTheDirectoryWithoutThePin() {
        logIn("aigerim");
        go("directory");
        assertThat(path()).isEqualTo("directory");
        assertThat(words()).contains("Migration Service Committee").contains("Kyrgyzstan");
    }

    @Test
    void goesOnToWhereTheOfficerWanted() {
        logIn("aigerim");
        go("inbox");
        givePin("2468");
        assertThat(path()).isEqualTo("inbox");
    }

    @Test
    void saysHowManyAttemptsAreLeftAndThenUntilWhenItIsLocked() {
        logIn("aigerim");
        go("unlock");
        givePin("1111");
        PasswordField pin = $(PasswordField.class).single();
        assertThat(pin.isInvalid()).isTrue();
        assertThat(pin.getErrorMessage()).contains("Attempts left: 4");
        assertThat(pin.getValue()).isEmpty();
        for (int i = 0; i < 4; i++) {
            givePin("1111");
        }
        assertThat($(PasswordField.class).single().getErrorMessage()).contains("locked until");
    }

    @Test
    void tellsSomebodyWhoIsNotEnrolledWhomToAsk() {
        logIn("stranger");
        go("unlock");
        assertThat($(PasswordField.class).all()).isEmpty();
        assertThat(words()).contains("no valid enrolment").contains("national coordinator");
    }

    @Test
    void forgetsTheCredentialWhenLocked() {
        work("aigerim");
        session.getObject().lock();
        go("sent");
        assertThat(getCurrentView()).isInstanceOf(UnlockView.class);
    }

    @Test
    void anotherPersonsLoginInTheSameSessionDoesNotInheritTheCredential() {
        work("aigerim");
        logIn("daniyar");
        go("sent");
        assertThat(getCurrentView()).isInstanceOf(UnlockView.class);
    }
}
