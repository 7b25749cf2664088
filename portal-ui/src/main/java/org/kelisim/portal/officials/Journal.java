package org.kelisim.portal.officials;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kelisim.client.officer.Officials.Among;
import org.kelisim.client.officer.Officials.Step;
import org.kelisim.notice.DispatchId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.text.Dates;

/** Who brought in, changed or removed whom: the latest steps, and nothing can be taken out. */
class Journal extends Div {

    private static final int SHOWN = 50;

    Journal(List<Step> steps, DirectoryNames names) {
        if (steps.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("officials.journal-none"));
            none.addClassName("help");
            add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("timeline");
        steps.stream().limit(SHOWN).forEach(step -> list.add(item(step, names)));
        add(list);
        if (steps.size() > SHOWN) {
            Paragraph more = new Paragraph(getTranslation("officials.journal-more", steps.size()));
            more.addClassName("help");
            add(more);
        }
    }

    private ListItem item(Step step, DirectoryNames names) {
        Span when = new Span(Dates.moment(step.time(), getLocale()));
        when.addClassName("timeline-day");
        Span what = new Span(getTranslation(
                "officials.act." + step.act().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                step.name(),
                step.account(),
                step.by(),
                step.draft().map(DispatchId::toString).orElse("")));
        what.addClassName("timeline-what");
        ListItem item = new ListItem(when, what);
        if (!step.roles().isEmpty()) {
            Span roles = new Span(step.roles().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> RoleWords.line(this, names, entry))
                    .collect(Collectors.joining("; ")));
            roles.addClassName("help");
            item.add(roles);
        }
        step.among().ifPresent(among -> {
            Span details = new Span(String.join("; ", details(among)));
            details.addClassName("help");
            item.add(details);
        });
        return item;
    }

    /** Why and how it was, and the ids by which people of the same name are told apart. */
    private List<String> details(Among among) {
        List<String> details = new ArrayList<>();
        among.draft().ifPresent(draft -> {
            draft.why()
                    .ifPresent(why -> details.add(
                            getTranslation("officials.why." + why.name().toLowerCase(Locale.ROOT))));
            if (draft.waiting()) {
                details.add(getTranslation("officials.journal-waiting"));
            }
            draft.registration().ifPresent(number -> details.add(getTranslation("officials.journal-number", number)));
        });
        among.days()
                .ifPresent(days -> details.add(getTranslation(
                        "officials.journal-days",
                        Dates.day(days.from(), getLocale()),
                        Dates.day(days.to(), getLocale()))));
        details.add(getTranslation("officials.journal-ids", String.join(", ", among.officers()), among.by()));
        return details;
    }
}
