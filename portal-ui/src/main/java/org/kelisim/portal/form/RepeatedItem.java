package org.kelisim.portal.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One item of a repeatable group. */
final class RepeatedItem extends Div {

    private final transient FormField field;
    private final transient FormContext context;
    private final FieldsPanel fields;
    private final Span title = new Span();
    private final Button up;
    private final Button remove;

    RepeatedItem(FormField field, FormContext context, Consumer<RepeatedItem> onRemove, Consumer<RepeatedItem> onUp) {
        this.field = field;
        this.context = context;
        this.fields = new FieldsPanel(field.fields(), context);
        this.up = new Button(getTranslation("form.up"), click -> onUp.accept(this));
        this.remove = new Button(getTranslation("form.remove"), click -> onRemove.accept(this));
        up.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        title.addClassName("item-title");
        Div head = new Div(title, up, remove);
        head.addClassName("item-head");
        addClassName("item");
        getElement().setAttribute("role", "group");
        add(head, fields);
    }

    void number(int number) {
        String name = getTranslation("form.item", field.item().in(context.locale()), number);
        title.setText(name);
        getElement().setAttribute("aria-label", name);
        up.setVisible(field.ordered() && number > 1);
        up.setAriaLabel(getTranslation("form.up-item", name));
        remove.setAriaLabel(getTranslation("form.remove-item", name));
    }

    void show(ObjectNode item) {
        fields.show(item);
    }

    ObjectNode collected() {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        fields.collect(item);
        return item;
    }

    boolean complain(List<String> pointer, String message) {
        return fields.complain(pointer, message);
    }

    void focusOn(List<String> pointer) {
        if (!fields.focusOn(pointer)) {
            fields.focusOnFirst();
        }
    }

    void focusOnFirst() {
        fields.focusOnFirst();
    }

    void clearComplaints() {
        fields.clearComplaints();
    }
}
