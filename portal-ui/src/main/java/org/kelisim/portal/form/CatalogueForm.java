package org.kelisim.portal.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kelisim.catalogue.FormSection;
import org.kelisim.catalogue.NoticeType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a notice type, drawn from the catalogue alone: a new type needs no code. It holds whatever the
 * author has written, complete or not; whether it is right, the catalogue's check says.
 */
public final class CatalogueForm extends Div {

    private final List<FieldsPanel> panels = new ArrayList<>();
    private final transient NoticeType type;
    private final transient FormContext context;

    /** @param changed called after every change by the author */
    public CatalogueForm(NoticeType type, Runnable changed) {
        this.type = type;
        this.context = new FormContext(getLocale(), changed);
        addClassName("form");
        type.sections().forEach(this::addSection);
    }

    private void addSection(FormSection section) {
        H2 heading = new H2(section.label(getLocale()));
        Section part = new Section(heading);
        part.addClassName("panel");
        section.help(getLocale()).ifPresent(help -> {
            Paragraph text = new Paragraph(help);
            text.addClassName("help");
            part.add(text);
        });
        context.inSection(section.label(getLocale()));
        FieldsPanel fields = new FieldsPanel(section.fields(), context);
        panels.add(fields);
        part.add(fields);
        add(part);
    }

    /** Fills the fields; no change is reported. */
    public void show(ObjectNode body) {
        context.quietly(() -> panels.forEach(panel -> panel.show(body)));
    }

    /** What the fields hold; empty ones are left out. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        panels.forEach(panel -> panel.collect(body));
        return body;
    }

    /**
     * Says at the field what is wrong.
     *
     * @param pointer JSON pointer into the body (RFC 6901)
     * @return whether the form has such a field
     */
    public boolean complain(String pointer, String message) {
        return panels.stream().anyMatch(panel -> panel.complain(segments(pointer), message));
    }

    /** What the form calls the field that the pointer names, such as 'Route 1, Waypoint 2, Country'. */
    public String label(String pointer) {
        return String.join(", ", Labels.along(type.fields(), segments(pointer), getLocale()));
    }

    /** Takes all complaints off. */
    public void clearComplaints() {
        panels.forEach(FieldsPanel::clearComplaints);
    }

    /** Puts the cursor into the field that the pointer names. */
    public void focusOn(String pointer) {
        for (FieldsPanel panel : panels) {
            if (panel.focusOn(segments(pointer))) {
                return;
            }
        }
    }

    private static List<String> segments(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
