package org.kelisim.portal.lists;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.lists.ListQuery.Who;
import org.kelisim.client.lists.ListState;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.text.Words;
import org.kelisim.directory.PartyEntry;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.form.DayField;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.notice.NoticeWords;

/** The fields by which a list is narrowed. What is asked seldom is folded away until it is in use. */
final class FilterBar extends Div {
    private static final int PAUSE_MILLISECONDS = 100;

    private final TextField text = new TextField();
    private final Select<ListState> state;
    private final Select<Who> who;
    private final Select<PartyCode> party;
    private final Select<String> type;
    private final Select<HandlingCode> handling;
    private final Select<Priority> priority;
    private final DayField from = new DayField(getTranslation("filter.from"));
    private final DayField to = new DayField(getTranslation("filter.to"));
    private final Button clear = new Button();
    private final Details more = new Details();
    private transient Runnable changed = () -> {};
    private boolean showing;

    /** @param withWho whether the list says with whom a notice is */
    FilterBar(PartyNode node, List<ListState> states, boolean withWho) {
        DirectoryNames names = DirectoryNames.of(node, getLocale());
        addClassName("filter");
        getElement().setAttribute("role", "search").setAttribute("aria-label", getTranslation("filter.label"));
        state = select("filter.state", states, it -> getTranslation("filter.state." + it.wire()));
        who = select("filter.with", List.of(Who.MINE, Who.NOBODY), this::whoWords);
        who.setVisible(withWho);
        party = select(
                "filter.party",
                node.directory().members().parties().stream()
                        .map(PartyEntry::code)
                        .sorted(Comparator.comparing(names::party))
                        .toList(),
                names::party);
        type = select(
                "filter.type",
                Catalogues.all().types().stream().map(NoticeType::id).toList(),
                it -> Catalogues.all()
                        .newest(it)
                        .map(known -> known.title(getLocale()))
                        .orElse(it));
        handling = select("filter.handling", List.of(HandlingCode.values()), HandlingCode::label);
        priority = select("filter.priority", List.of(Priority.values()), it -> NoticeWords.priority(it, getLocale()));
        text.setLabel(getTranslation("filter.text"));
        text.setMaxLength(Words.LONGEST_QUESTION);
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLISECONDS);
        text.addClassName("filter-text");
        clear.setText(getTranslation("filter.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> clear());
        more.setSummaryText(getTranslation("filter.more"));
        Div seldom = new Div(party, type, handling, priority, from, to);
        seldom.addClassName("filter-fields");
        more.add(seldom);
        Div often = new Div(text, state, who);
        often.addClassName("filter-fields");
        Div foot = new Div(more, clear);
        foot.addClassName("filter-foot");
        add(often, foot);
        fields().forEach(field -> field.addValueChangeListener(change -> {
            if (!showing) {
                changed.run();
            }
        }));
    }

    private String whoWords(Who value) {
        return getTranslation(value == Who.MINE ? "filter.with.me" : "filter.with.nobody");
    }

    private Stream<HasValue<?, ?>> fields() {
        return Stream.<HasValue<?, ?>>of(text, state, who, party, type, handling, priority, from, to);
    }

    private <T> Select<T> select(String label, List<T> values, Function<T, String> words) {
        Select<T> select = new Select<>();
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("filter.all"));
        select.setPlaceholder(getTranslation("filter.all"));
        select.setItemLabelGenerator(it -> it == null ? getTranslation("filter.all") : words.apply(it));
        select.setItems(values);
        return select;
    }

    void whenChanged(Runnable listener) {
        changed = listener;
    }

    private void clear() {
        showing = true;
        fields().forEach(HasValue::clear);
        showing = false;
        changed.run();
    }

    /** Shows what the address says, and tells nobody. */
    void show(Filter filter) {
        showing = true;
        if (!text.getValue().equals(filter.text())) {
            text.setValue(filter.text());
        }
        put(state, filter.state());
        put(who, Optional.of(filter.who()).filter(it -> it != Who.ANYBODY));
        put(party, filter.party());
        put(type, filter.type());
        put(handling, filter.handling());
        put(priority, filter.priority());
        from.setValue(filter.from().orElse(null));
        to.setValue(filter.to().orElse(null));
        showing = false;
        clearable(!filter.isEmpty());
        boolean seldom = Stream.<HasValue<?, ?>>of(party, type, handling, priority, from, to)
                .anyMatch(it -> !it.isEmpty());
        if (seldom) {
            more.setOpened(true);
        }
    }

    /** Whether there is something to clear. */
    void clearable(boolean now) {
        clear.setVisible(now);
    }

    private static <T> void put(Select<T> select, Optional<T> value) {
        value.ifPresentOrElse(select::setValue, select::clear);
    }

    Filter filter() {
        return new Filter(
                text.getValue(),
                state.getOptionalValue(),
                who.getOptionalValue().orElse(Who.ANYBODY),
                party.getOptionalValue(),
                type.getOptionalValue(),
                handling.getOptionalValue(),
                priority.getOptionalValue(),
                from.getOptionalValue(),
                to.getOptionalValue(),
                false);
    }
}
