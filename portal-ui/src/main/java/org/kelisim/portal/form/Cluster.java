package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import org.kelisim.catalogue.FormField;

/** Fields that belong together under one label, as a fieldset so that a screen reader says so. */
final class Cluster extends FieldSet {

    Cluster(FormField field, FormContext context, Component... parts) {
        addClassNames("cluster", "wide");
        FieldSet.Legend legend = new FieldSet.Legend(field.label(context.locale()));
        if (context.isSaidBySection(field.label(context.locale()))) {
            addClassName("said");
        }
        if (field.required()) {
            legend.addClassName("required");
        }
        add(legend);
        field.help(context.locale()).ifPresent(help -> {
            Paragraph text = new Paragraph(help);
            text.addClassName("help");
            add(text);
        });
        Div row = new Div(parts);
        row.addClassName("fields");
        add(row);
    }
}
