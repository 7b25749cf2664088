package org.kelisim.portal.officials;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kelisim.client.officer.Official;
import org.kelisim.identity.accounts.AccountOutcome;
import org.kelisim.party.Role;
import org.kelisim.portal.sample.PortalTest;
import org.kelisim.portal.sample.SampleOfficials;
import org.kelisim.portal.sample.SampleRealm;
import org.springframework.beans.factory.annotation.Autowired;

class OfficialsTest extends PortalTest {

    @Autowired
    private SampleRealm realm;

    @BeforeEach
    void freshRealm() {
        realm.steps.clear();
        realm.answer = Optional.empty();
        nodes.kaz.officials().reset();
    }

    @Test
    void showsAnOfficerNobody() {
        work("aigerim");
        go("officials");
        assertThat(words()).contains("Only your party’s coordinators").doesNotContain("daniyar");
        go("officials/person/daniyar");
        assertThat(words()).doesNotContain("daniyar");
    }

    @Test
    void findsPeopleByNameOfficeAndRole() {
        work("coordinator");
        go("officials");
        assertThat(words()).contains("Айгерим Сапарова").contains("Данияр Ахметов");
        search("releaser");
        assertThat(words()).contains("Данияр Ахметов").doesNotContain("Айгерим Сапарова");
        search("аигерим");
        assertThat(words()).contains("Айгерим Сапарова").doesNotContain("Данияр Ахметов");
        search(".*");
        assertThat(words()).contains("Nobody fits this search");
    }

    private void search(String text) {
        test($(TextField.class).single()).setValue(text);
    }

    @Test
    void addsSomebodyAtTheIssuerAndAtTheNodeAndShowsBothSecretsOnce() {
        work("coordinator");
        go("officials");
        press("Add an official");
        fill("Алия", "Бекова", "aliya", "aliya@kaz.example");
        press("Add and invite");
        assertThat(realm.steps).containsExactly("create aliya");
        assertThat(texts(Span.class)).contains("one-time-password", SampleOfficials.CODE);
        press("I have noted it");
        assertThat(texts(Span.class)).doesNotContain("one-time-password", SampleOfficials.CODE);
        assertThat(words()).contains("Алия Бекова").contains("Invited, code good until");
    }

    @Test
    void refusesWhatHidesOrImitatesBesideItsField() {
        work("coordinator");
        go("officials");
        press("Add an official");
        fill("Ali\u202eya", "Bеkova", "Alıya", "aliya@nowhere");
        press("Add and invite");
        assertThat($(TextField.class).from($(Dialog.class).single()).all()).allMatch(TextField::isInvalid);
        fill("<b>Aliya", "=cmd()", "aliya/../x", "a@b.c\r\nBcc: x@y.z");
        press("Add and invite");
        assertThat($(TextField.class).from($(Dialog.class).single()).all()).allMatch(TextField::isInvalid);
        assertThat(realm.steps).isEmpty();
    }

    @Test
    void saysWhatTheIssuerAnsweredAndInvitesNobody() {
        work("coordinator");
        go("officials");
        press("Add an official");
        fill("Aliya", "Bekova", "nobody-yet", "aliya@kaz.example");
        realm.answer = Optional.of(new AccountOutcome.LogInAgain());
        press("Add and invite");
        assertThat(text($(Dialog.class).single())).contains("log in again");
        realm.answer = Optional.of(new AccountOutcome.NotReachable());
        press("Add and invite");
        assertThat(text($(Dialog.class).single())).contains("does not answer").doesNotContain("log in again");
        assertThat(nodes.kaz.officials().find("nobody-yet")).isEmpty();
    }

    @Test
    void removesAtTheNodeEvenWhileTheIssuerIsAway() {
        work("coordinator");
        go("officials/person/daniyar");
        realm.answer = Optional.of(new AccountOutcome.NotReachable());
        press("Remove");
        $(Button.class)
                .from($(Dialog.class).single())
                .withCondition(it -> it.getText().equals("Remove"))
                .all()
                .forEach(button -> test(button).click());
        assertThat(nodes.kaz.officials().find("daniyar")).isEmpty();
        assertThat(path()).isEqualTo("officials");
        assertThat(words()).contains("Drafts whose authors have gone").contains(": 2.");
    }

    @Test
    void changesRolesButNotOfThoseInSignedLists() {
        work("coordinator");
        go("officials/person/registrar");
        assertThat(words()).contains("signed lists");
        assertThat($(Button.class)
                        .withCondition(it -> it.getText().equals("Remove"))
                        .all())
                .isEmpty();
        go("officials/person/aigerim");
        assertThat(words()).contains("taken: 2");
        press("Change offices and roles");
        roles().setValue(Set.of(Role.OFFICER, Role.AUDITOR));
        press("Sign and save");
        assertThat(nodes.kaz.officials().find("aigerim").map(Official::roles).orElseThrow())
                .containsValue(Set.of(Role.OFFICER, Role.AUDITOR));
        assertThat(realm.steps).containsExactly("change aigerim");
    }

    @Test
    void anInvitedOfficialTakesTheKeyWithCodeAndPin() {
        logIn("invited");
        go("inbox");
        assertThat(path()).isEqualTo("unlock");
        enrol("wrong", "827364", "827364");
        assertThat($(TextField.class).single().getErrorMessage()).contains("Attempts left: 4");
        enrol(SampleOfficials.CODE, "827364", "827365");
        assertThat($(PasswordField.class).last().getErrorMessage()).contains("differ");
        enrol(SampleOfficials.CODE, "123456", "123456");
        assertThat($(PasswordField.class).first().getErrorMessage()).contains("6 to 64");
    }

    private void enrol(String code, String pin, String again) {
        test($(TextField.class).single()).setValue(code);
        test($(PasswordField.class).first()).setValue(pin);
        test($(PasswordField.class).last()).setValue(again);
        press("Take my key");
    }

    @Test
    void whoWasRemovedIsLoggedOut() {
        logIn("daniyar");
        assertThat(session.getObject().loggedIn()).isPresent();
        nodes.kaz.officials().removed("daniyar");
        assertThat(session.getObject().loggedIn()).isEmpty();
        assertThat(session.getObject().unlocked()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Role> roles() {
        return (CheckboxGroup<Role>) $(CheckboxGroup.class).first();
    }

    private void fill(String first, String last, String account, String email) {
        var fields = $(TextField.class).from($(Dialog.class).single()).all();
        test(fields.get(0)).setValue(first);
        test(fields.get(1)).setValue(last);
        test(fields.get(2)).setValue(account);
        test(fields.get(3)).setValue(email);
        roles().setValue(Set.of(Role.OFFICER));
    }

    private void press(String text) {
        test($(Button.class).withCondition(it -> it.getText().equals(text)).last())
                .click();
    }
}
