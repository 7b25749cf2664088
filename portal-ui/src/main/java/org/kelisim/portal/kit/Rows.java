package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;

/** A list of rows, fifty at a time, so that a long list neither loads slowly nor hides its end. */
public final class Rows<T> extends Div {
    private static final int STEP = 50;

    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private transient Function<T, Row> render;
    private transient List<T> items = List.of();
    private int shown = STEP;

    /** @param label what the list is, for screen readers */
    public Rows(String label, Function<T, Row> render) {
        this.render = render;
        list.addClassName("rows");
        list.getElement().setAttribute("aria-label", label);
        more.setText(getTranslation("kit.more"));
        more.addClickListener(click -> {
            shown += STEP;
            draw();
        });
        add(list, more);
        draw();
    }

    /** Shows these instead. */
    public void setItems(List<T> newItems) {
        items = List.copyOf(newItems);
        draw();
    }

    private void draw() {
        list.removeAll();
        list.add(items.stream()
                .limit(shown)
                .map(item -> (Component) render.apply(item))
                .toList());
        more.setVisible(items.size() > shown);
        list.setVisible(!items.isEmpty());
    }
}
