package org.kelisim.portal.membership;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.kelisim.client.membership.Membership.Signing;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.PinDialog;

/** What the own party says of itself in its signed statement; a coordinator publishes the next one. */
@Route("directory/own")
@PermitAll
class OwnEntryView extends PortalPage {

    private final transient OfficerSession session;
    private final Div standing = new Div();

    OwnEntryView(OfficerSession session) {
        super("own.title");
        back(new Anchor("directory", getTranslation("directory.title")));
        lead(getTranslation("own.lead"));
        this.session = session;
        standing.addClassName("waiting");
        add(standing);
        if (session.node().officials().coordinates(session.officer())) {
            add(next());
        }
        show();
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.DirectoryChanged) {
                show();
            }
        });
    }

    private Section next() {
        Paragraph lead = new Paragraph(getTranslation("own.next-lead"));
        lead.addClassName("help");
        PartyCode own = session.node().party();
        StatementField field = new StatementField(
                session.node().membership(),
                own::equals,
                it -> DirectoryNames.of(session.node(), getLocale()).worded(it),
                this::confirmed,
                this::done);
        Section section = new Section(new H2(getTranslation("own.next")), lead, field);
        section.addClassName("panel");
        return section;
    }

    /** With a fresh PIN, and only by whoever coordinates at that moment. */
    private void confirmed(Runnable publish) {
        PinDialog.confirm(session, getTranslation("own.confirm"), () -> {
            if (session.node().officials().coordinates(session.officer())) {
                publish.run();
            }
        });
    }

    private void done(Signing signing) {
        if (signing instanceof Signing.Published(var version)) {
            Toast.tell(getTranslation("members.published", String.valueOf(version.version())));
        }
    }

    private void show() {
        standing.removeAll();
        Directory directory = session.node().directory();
        PartyCode own = session.node().party();
        Optional<PartyEntry> entry = directory.members().party(own);
        Optional<PartyStatement> statement = directory.statement(own);
        if (statement.isEmpty()) {
            standing.add(new Callout(Tone.NEUTRAL, getTranslation("own.none")));
            return;
        }
        standing.add(facts(directory, entry, statement.get()));
    }

    private Section facts(Directory directory, Optional<PartyEntry> entry, PartyStatement statement) {
        Facts facts = new Facts()
                .fact(
                        getTranslation("own.membership"),
                        entry.map(it -> getTranslation("status." + it.status().wire()) + " · "
                                + getTranslation("directory.decision", PlainLine.of(it.decision()))))
                .fact(
                        getTranslation("members.statement-number"),
                        getTranslation(
                                "own.number-in",
                                String.valueOf(statement.number()),
                                String.valueOf(directory.version())));
        Section section = new Section(new H2(getTranslation("own.statement")), facts, new StatementFacts(statement));
        section.addClassName("panel");
        signed(directory, statement).ifPresent(it -> section.add(new Actions(save(it, statement))));
        return section;
    }

    private static Optional<SignedStatement> signed(Directory directory, PartyStatement statement) {
        return directory.bundle().statements().stream()
                .filter(it -> Arrays.equals(it.statement(), statement.bytes()))
                .findFirst();
    }

    private Anchor save(SignedStatement signed, PartyStatement statement) {
        String name = statement.party().realm() + ".statement-" + statement.number() + ".signed.json";
        byte[] file = CanonicalJson.write(signed.toJson());
        Anchor save = new Anchor(
                DownloadHandler.fromInputStream(event ->
                        new DownloadResponse(new ByteArrayInputStream(file), name, "application/json", file.length)),
                getTranslation("own.save"));
        save.getElement().setAttribute("download", name);
        return save;
    }
}
