package org.kelisim.portal.membership;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.PartyStatement.Coordinator;
import org.kelisim.json.Digest;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.text.Dates;

/** All that a party's statement says, in the reader's language. */
class StatementFacts extends Div {

    private static final int SHORT = 16;

    StatementFacts(PartyStatement statement) {
        add(
                new Facts()
                        .fact(getTranslation("own.issuer"), PlainLine.of(statement.issuer()))
                        .fact(getTranslation("own.jwks"), PlainLine.of(statement.jwks()))
                        .fact(getTranslation("own.clients"), PlainLine.of(String.join(", ", statement.clients())))
                        .fact(getTranslation("coordinators.title"), people(statement.coordinators()))
                        .fact(getTranslation("own.weekend"), weekend(statement))
                        .fact(getTranslation("own.holidays"), holidays(statement))
                        .fact(
                                getTranslation("own.revocations"),
                                String.valueOf(statement.revocations().size())),
                offices(statement.offices()));
    }

    private Div people(List<Coordinator> coordinators) {
        Div people = new Div();
        coordinators.forEach(it -> people.add(new Div(PlainLine.of(it.name()) + " · "
                + getTranslation("coordinators.key", Digest.of(it.key()).hex().substring(0, SHORT)))));
        return people;
    }

    private String weekend(PartyStatement statement) {
        return statement.weekend().stream()
                .sorted()
                .map((DayOfWeek day) -> day.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()))
                .collect(Collectors.joining(", "));
    }

    private String holidays(PartyStatement statement) {
        return statement.holidays().isEmpty()
                ? getTranslation("own.holidays-release")
                : statement.holidays().stream()
                        .sorted()
                        .map(day -> Dates.day(day, getLocale()))
                        .collect(Collectors.joining(", "));
    }

    private UnorderedList offices(List<OfficeEntry> offices) {
        UnorderedList lines = new UnorderedList();
        lines.addClassName("offices");
        offices.forEach(office -> lines.add(office(office)));
        return lines;
    }

    private ListItem office(OfficeEntry office) {
        Span rest =
                new Span(Catalogues.code("office-function", office.function().wire(), getLocale()) + " · "
                        + office.id() + " · "
                        + getTranslation("own.keys-until", Dates.moment(office.notAfter(), getLocale())));
        rest.addClassName("help");
        Div types = new Div(office.mandates().stream()
                .filter(it -> it.send() || it.receive())
                .map(this::mandate)
                .collect(Collectors.joining(", ")));
        return new ListItem(new Span(office.names().in(getLocale())), rest, types);
    }

    private String mandate(Mandate mandate) {
        String name = Catalogues.title(mandate.type(), getLocale());
        String how = mandate.send() && mandate.receive() ? "" : mandate.send() ? "own.sends" : "own.receives";
        String only = how.isEmpty() ? name : getTranslation(how, name);
        return mandate.systems() ? getTranslation("own.systems", only) : only;
    }
}
