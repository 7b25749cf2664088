package org.kelisim.portal.office;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.deputy.Deputies;
import org.kelisim.client.deputy.StandIn;
import org.kelisim.client.inbox.Colleague;
import org.kelisim.client.text.Message;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.form.DayField;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** The officer's own deputy, and for whom the officer stands in. */
final class DeputyPanel extends Section {

    private final transient OfficerSession session;
    private final transient OfficeId office;
    private final Div body = new Div();

    DeputyPanel(OfficerSession session) {
        this.session = session;
        this.office = session.office();
        addClassName("panel");
        add(new H2(getTranslation("deputy.title")), new Paragraph(getTranslation("deputy.help")), body);
        draw();
    }

    private Deputies deputies() {
        return session.node().deputies();
    }

    private void draw() {
        body.removeAll();
        deputies()
                .standsInFor(session.officer(), office)
                .forEach(it -> body.add(new Callout(
                        Tone.NEW,
                        getTranslation("deputy.you-for", it.absent().name(), Dates.day(it.to(), getLocale())))));
        deputies().namedBy(session.officer(), office).ifPresentOrElse(this::named, this::form);
    }

    private void named(StandIn named) {
        Button end = new Button(getTranslation("deputy.end"), click -> {
            deputies().end(session.officer(), office);
            draw();
        });
        body.add(
                new Paragraph(getTranslation(
                        "deputy.named",
                        named.deputy().name(),
                        Dates.day(named.from(), getLocale()),
                        Dates.day(named.to(), getLocale()))),
                end);
    }

    private void form() {
        List<Colleague> colleagues = session.node().work().colleagues(office, session.officer());
        if (colleagues.isEmpty()) {
            body.add(new Paragraph(getTranslation("work.alone")));
            return;
        }
        Select<Colleague> colleague = new Select<>();
        colleague.setLabel(getTranslation("deputy.who"));
        colleague.setItemLabelGenerator(Colleague::name);
        colleague.setItems(colleagues);
        colleague.setWidth("22rem");
        colleague.setMaxWidth("100%");
        DayField from = new DayField(getTranslation("deputy.from"));
        from.setValue(deputies().today());
        DayField to = new DayField(getTranslation("deputy.to"));
        Div refusal = new Div();
        Button name = new Button(getTranslation("deputy.name"), click -> {
            refusal.removeAll();
            if (colleague.getValue() == null || from.isEmpty() || to.isEmpty()) {
                refusal.add(new Callout(Tone.BAD, getTranslation("deputy.missing")));
                return;
            }
            Optional<Message> why = deputies()
                    .name(session.officer(), office, colleague.getValue().officer(), from.getValue(), to.getValue());
            why.ifPresentOrElse(it -> refusal.add(new Callout(Tone.BAD, it.in(getLocale()))), () -> {
                Toast.tell(getTranslation("deputy.done"));
                draw();
            });
        });
        Div row = new Div(colleague, from, to, name);
        row.addClassName("field-action");
        body.add(refusal, row);
    }
}
