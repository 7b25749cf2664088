package org.kelisim.portal.session;

import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.node.PartyNodes;
import org.kelisim.portal.text.Language;

/**
 * One person's session: the party by the login, the credential once it is unlocked, and the office that the
 * person works for at present. The credential lives in memory alone and is forgotten with the session.
 */
@SpringComponent
@VaadinSessionScope
public class OfficerSession {

    private static final String LANGUAGE = "language";

    private final PartyNodes nodes;
    private final Login login;
    private Optional<Unlocked> unlocked = Optional.empty();
    private Optional<OfficeId> chosenOffice = Optional.empty();

    private record Unlocked(LoggedIn person, UnlockedOfficer officer) {
        boolean holds() {
            return !officer.offices().isEmpty();
        }
    }

    OfficerSession(PartyNodes nodes, Login login) {
        this.nodes = nodes;
        this.login = login;
    }

    /**
     * Who is logged in. What a node pushes runs without a request, and then it is the person who unlocked the
     * credential in this session.
     */
    public Optional<LoggedIn> loggedIn() {
        return login.current().or(() -> unlocked.filter(Unlocked::holds).map(Unlocked::person));
    }

    /** The node of the party that the person logged in for. */
    public Optional<PartyNode> nodeIfLoggedIn() {
        return loggedIn().flatMap(person -> nodes.node(person.party()));
    }

    /** As {@link #nodeIfLoggedIn}, for views that nobody reaches without a login. */
    public PartyNode node() {
        return nodeIfLoggedIn().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    /**
     * The officer, if the credential is unlocked and still holds in some office; another person's login in this session does
     * not inherit it.
     */
    public Optional<UnlockedOfficer> unlocked() {
        Optional<LoggedIn> present = loggedIn();
        if (unlocked.filter(it -> !present.equals(Optional.of(it.person())) || !it.holds())
                .isPresent()) {
            lock();
        }
        return unlocked.map(Unlocked::officer);
    }

    /** As {@link #unlocked}, for views that nobody reaches while it is locked. */
    public UnlockedOfficer officer() {
        return unlocked().orElseThrow(() -> new IllegalStateException("the credential is locked"));
    }

    /** Keeps the unlocked credential for this session and the person who is logged in. */
    public void unlockedBy(UnlockedOfficer officer) {
        LoggedIn person = loggedIn().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
        lock();
        unlocked = Optional.of(new Unlocked(person, officer));
    }

    /** The language that the person chose, in whichever browser it was. */
    public Optional<Language> language() {
        return nodeIfLoggedIn()
                .flatMap(node -> node.preferences().find(account(), LANGUAGE))
                .flatMap(Language::byCode);
    }

    /** Remembers the language for the person who is logged in. */
    public void remember(Language language) {
        nodeIfLoggedIn().ifPresent(node -> node.preferences().save(account(), LANGUAGE, language.code()));
    }

    private String account() {
        return loggedIn().map(person -> person.officer().subject()).orElseThrow();
    }

    /** Forgets the credential; the login stays. */
    @PreDestroy
    public void lock() {
        unlocked.map(Unlocked::officer).ifPresent(UnlockedOfficer::close);
        unlocked = Optional.empty();
        chosenOffice = Optional.empty();
    }

    /** The offices that the officer may work for, sorted. */
    public List<OfficeId> offices() {
        return unlocked()
                .map(officer -> officer.offices().stream().sorted().toList())
                .orElse(List.of());
    }

    /** The office that the officer works for at present. */
    public OfficeId office() {
        List<OfficeId> offices = offices();
        return chosenOffice
                .filter(offices::contains)
                .or(() -> offices.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("the officer has no office"));
    }

    /** Changes the office, if it is one of the officer's. */
    public void chooseOffice(OfficeId office) {
        chosenOffice = Optional.of(office).filter(offices()::contains);
    }
}
