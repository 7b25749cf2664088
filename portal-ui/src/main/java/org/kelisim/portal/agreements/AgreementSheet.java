package org.kelisim.portal.agreements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementText;
import org.kelisim.agreement.PartyStanding;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TreatyAction;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.KeptAction;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Facts;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.text.Dates;

/** The parts of an agreement's page. */
record AgreementSheet(AgreementView view, PartyCode own, AgreementWords words) {

    Section facts() {
        Section panel = panel("agreement.facts");
        Facts facts = new Facts()
                .fact(
                        words.text("agreement.state"),
                        new Mark(
                                words.state(view.status().state()),
                                AgreementWords.tone(view.status().state())))
                .fact(words.text("agreement.since"), view.status().since().map(words::day));
        describe(facts, view.history().agreement(), words);
        panel.add(facts.fact(words.text("agreement.registration"), registration()));
        return panel;
    }

    static Facts facts(Agreement agreement, AgreementWords words) {
        return describe(new Facts(), agreement, words);
    }

    private static Facts describe(Facts facts, Agreement agreement, AgreementWords words) {
        facts.fact(words.text("agreement.parties"), words.parties(agreement.parties()))
                .fact(words.text("agreement.type"), words.type(agreement.type()))
                .fact(words.text("agreement.languages"), words.languages(agreement.languages()))
                .fact(words.text("agreement.place"), agreement.place())
                .fact(words.text("agreement.depositary"), agreement.depositary().map(words.names()::party))
                .fact(words.text("agreement.rule"), words.rule(agreement.entryIntoForce()))
                .fact(
                        words.text("agreement.denunciation"),
                        agreement
                                .denunciationDays()
                                .map(String::valueOf)
                                .orElseGet(() -> words.text("agreement.denunciation.unknown")))
                .fact(words.text("agreement.until"), agreement.until().map(words::day));
        agreement.related().forEach(it -> facts.fact(words.text("agreement.related"), it));
        return facts.fact(words.text("agreement.id"), agreement.id().value());
    }

    private java.util.Optional<String> registration() {
        return view.actions().stream()
                .map(KeptAction::action)
                .filter(it -> it.kind() == ActionKind.REGISTER)
                .flatMap(it -> it.reference().stream())
                .findFirst();
    }

    Section explanation() {
        Section panel = panel("agreement.why");
        OrderedList steps = new OrderedList();
        steps.addClassName("steps");
        view.status().steps().forEach(step -> steps.add(new ListItem(words.step(step))));
        panel.add(steps);
        return panel;
    }

    /** Of each party by itself: that it is in force for one does not say that it is for another. */
    Section standings() {
        Section panel = panel("agreement.standings");
        Facts facts = new Facts();
        for (PartyStanding standing : view.history().standings(view.day())) {
            Div where = new Div(new Mark(words.standing(standing), AgreementWords.tone(standing)));
            standing.since().ifPresent(it -> where.add(new Span(" " + words.text("agreements.since", words.day(it)))));
            facts.fact(words.names().party(standing.party()), where);
        }
        panel.add(facts);
        return panel;
    }

    Section terms() {
        Section panel = panel("agreement.terms");
        panel.add(new Callout(view.openFor(own) ? Tone.GOOD : Tone.NEUTRAL, words.channel(view)));
        view.outside(List.of(own)).ifPresent(it -> panel.add(new Paragraph(words.step(it.outside()))));
        Terms terms = view.history()
                .adoptedTerms(view.day())
                .orElseGet(() -> view.history().termsFor(ActionKind.DECLARE));
        panel.add(uses(terms, words));
        return panel;
    }

    static Div uses(Terms terms, AgreementWords words) {
        Div all = new Div();
        if (terms.uses().isEmpty()) {
            all.add(new Paragraph(words.text("agreement.no-uses")));
            return all;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("offices");
        terms.uses().forEach(use -> {
            Span rest = new Span(words.use(use));
            rest.addClassName("help");
            list.add(new ListItem(new Span(words.noticeType(use.type())), rest));
        });
        all.add(
                list,
                new Paragraph(words.text("agreement.onward." + terms.onward().wire())));
        return all;
    }

    Section timeline() {
        Section panel = panel("agreement.timeline");
        OrderedList list = new OrderedList();
        list.addClassName("timeline");
        view.actions().forEach(kept -> list.add(item(kept)));
        panel.add(list);
        return panel;
    }

    private ListItem item(KeptAction kept) {
        TreatyAction action = kept.action();
        Span what = new Span(words.names().party(action.party()) + ": " + words.done(action.kind()));
        what.addClassName("timeline-what");
        Span day = new Span(words.day(action.on()));
        day.addClassName("timeline-day");
        ListItem item = new ListItem(day, what);
        if (!action.own()) {
            item.add(new Mark(
                    words.text(
                            "agreement.recorded",
                            words.names().party(action.office().party())),
                    Tone.WARNING));
        }
        action.reference().ifPresent(it -> item.add(help(it)));
        item.add(help(words.text(
                "agreement.verified",
                words.names().full(action.office()),
                Dates.moment(kept.taken(), words.locale()),
                String.valueOf(kept.leaf()))));
        return item;
    }

    private static Span help(String text) {
        Span help = new Span(text);
        help.addClassName("help");
        return help;
    }

    Section texts() {
        Section panel = panel("agreement.texts");
        if (view.history().agreement().texts().isEmpty()) {
            panel.add(new Paragraph(words.text("agreement.no-texts")));
            return panel;
        }
        panel.add(new Paragraph(words.text("agreement.texts.what")));
        panel.add(texts(view.history().agreement(), words));
        return panel;
    }

    static Facts texts(Agreement agreement, AgreementWords words) {
        Facts facts = new Facts();
        facts.addClassName("technical");
        for (AgreementText text : agreement.texts()) {
            facts.fact(
                    words.language(text.language()),
                    words.text(
                            "agreement.text",
                            text.mediaType(),
                            String.valueOf(text.size()),
                            text.digest().hex()));
        }
        return facts;
    }

    private Section panel(String key) {
        Section panel = new Section(new H2(words.text(key)));
        panel.addClassName("panel");
        return panel;
    }
}
