package org.kelisim.portal.officials;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import org.kelisim.client.officer.Official;
import org.kelisim.client.text.PlainLine;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** One person of the own party, and what a coordinator can do. */
@Route("officials/person")
@PermitAll
class OfficialView extends PortalPage implements HasUrlParameter<String> {

    private final transient OfficerSession session;
    private final transient OfficialsDesk desk;
    private final Div body = new Div();

    OfficialView(OfficerSession session, OfficialsDesk desk) {
        super("officials.person");
        this.session = session;
        this.desk = desk;
        back(new RouterLink(getTranslation("officials.title"), OfficialsView.class));
        add(body);
    }

    @Override
    public void setParameter(BeforeEvent event, String account) {
        show(account);
    }

    private void show(String account) {
        Official official =
                session.node().officials().find(session.officer(), account).orElseThrow(NotFoundException::new);
        heading(PlainLine.of(official.name()));
        body.removeAll();
        body.add(facts(official));
        if (!official.isManaged()) {
            body.add(new Callout(Tone.NEUTRAL, getTranslation("officials.signed-list")));
        } else if (session.node().officials().coordinates(session.officer())) {
            body.add(actionsFor(official));
        }
    }

    private Section facts(Official official) {
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        Facts facts = new Facts();
        facts.fact(getTranslation("officials.account"), official.account());
        facts.fact(
                getTranslation("officials.standing"),
                new Mark(RoleWords.standing(this, official.standing()), RoleWords.tone(official.standing())));
        official.roles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        facts.fact(names.office(entry.getKey()), new Span(RoleWords.roles(this, entry.getValue()))));
        facts.fact(getTranslation("officials.until"), Dates.moment(official.until(), getLocale()));
        facts.fact(getTranslation("officials.open-work"), OpenWorkLine.of(this, session, official));
        Section section = new Section(facts);
        section.addClassName("panel");
        return section;
    }

    private Actions actionsFor(Official official) {
        Button change = new Button(
                getTranslation("officials.change"),
                click -> new ChangeDialog(session, desk, official, () -> show(official.account())).open());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        Button invite = new Button(
                getTranslation("officials.invite-again"),
                click -> new StepDialog(
                                session,
                                "officials.invite-again",
                                getTranslation("officials.invite-again-lead", PlainLine.of(official.name())),
                                false,
                                () -> desk.inviteAgain(session, official),
                                () -> show(official.account()))
                        .open());
        Button password = new Button(
                getTranslation("officials.new-password"),
                click -> StepResult.take(
                        this,
                        session,
                        () -> desk.renewPassword(session, official),
                        () -> show(official.account()),
                        Toast::warn));
        Button remove = new Button(
                getTranslation("officials.remove"),
                click -> new StepDialog(
                                session,
                                "officials.remove",
                                getTranslation(
                                        "officials.remove-lead",
                                        PlainLine.of(official.name()),
                                        OpenWorkLine.of(this, session, official)),
                                true,
                                () -> desk.remove(session, official),
                                () -> getUI().ifPresent(ui -> ui.navigate(OfficialsView.class)))
                        .open());
        remove.addThemeVariants(ButtonVariant.ERROR);
        return new Actions(change, invite, password, remove);
    }
}
