package org.kelisim.portal.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.util.List;
import org.kelisim.catalogue.Code;
import org.kelisim.catalogue.FormField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An amount in whole units, or a range of them, in a currency. */
final class MoneyEditor implements FieldEditor {

    private final FormField field;
    private final BigDecimalField amount = Editors.wholeNumber();
    private final BigDecimalField upTo = Editors.wholeNumber();
    private final ComboBox<Code> currency;
    private final Cluster cluster;

    MoneyEditor(FormField field, FormContext context) {
        this.field = field;
        this.currency = Editors.choice(field, context);
        this.cluster = new Cluster(field, context, amount, upTo, currency);
        amount.setLabel(cluster.getTranslation("form.money.amount"));
        upTo.setLabel(cluster.getTranslation("form.money.up-to"));
        currency.setLabel(cluster.getTranslation("form.money.currency"));
        amount.setRequiredIndicatorVisible(field.required());
        currency.setRequiredIndicatorVisible(field.required());
        context.watch(amount);
        context.watch(upTo);
        context.watch(currency);
    }

    @Override
    public Component component() {
        return cluster;
    }

    @Override
    public void show(ObjectNode holder) {
        JsonNode money = holder.path(field.name());
        amount.setValue(Editors.number(money.path("amount")).orElse(amount.getEmptyValue()));
        upTo.setValue(Editors.number(money.path("upTo")).orElse(upTo.getEmptyValue()));
        currency.setValue(Editors.string(money.path("currency"))
                .flatMap(code -> field.codes().orElseThrow().code(code))
                .orElse(currency.getEmptyValue()));
    }

    @Override
    public void collect(ObjectNode holder) {
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        amount.getOptionalValue().flatMap(Editors::whole).ifPresent(value -> money.set("amount", value));
        upTo.getOptionalValue().flatMap(Editors::whole).ifPresent(value -> money.set("upTo", value));
        currency.getOptionalValue().ifPresent(code -> money.put("currency", code.code()));
        if (!money.isEmpty()) {
            holder.set(field.name(), money);
        }
    }

    @Override
    public void complain(List<String> rest, String message) {
        Complaints.show(part(rest), message);
    }

    @Override
    public void clearComplaints() {
        List.of(amount, upTo, currency).forEach(Complaints::clear);
    }

    @Override
    public void focus(List<String> rest) {
        if (part(rest) instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private Component part(List<String> rest) {
        return switch (rest.isEmpty() ? "" : rest.getFirst()) {
            case "upTo" -> upTo;
            case "currency" -> currency;
            default -> amount;
        };
    }
}
