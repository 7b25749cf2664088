package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.kelisim.client.lists.Page;

/** A list of rows, fifty at a time, so that a long list neither loads slowly nor hides its end. */
public final class Rows<T> extends Div {
    private static final int STEP = 50;

    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private transient Function<T, Row> render;
    private transient IntFunction<Page<T>> source = count -> new Page<>(List.of(), 0);
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
        List<T> items = List.copyOf(newItems);
        setSource(count -> new Page<>(items.subList(0, Math.min(count, items.size())), items.size()));
    }

    /**
     * Shows the rows of a source that is asked for no more than are shown, and gives the length of the whole.
     *
     * @param newSource gives the first so many rows
     */
    public int setSource(IntFunction<Page<T>> newSource) {
        source = newSource;
        return draw();
    }

    /** Begins with the first rows again, for another list. */
    public void fromTheTop() {
        shown = STEP;
    }

    private int draw() {
        Page<T> page = source.apply(shown);
        list.removeAll();
        list.add(
                page.rows().stream().map(item -> (Component) render.apply(item)).toList());
        more.setVisible(page.total() > shown);
        list.setVisible(page.total() > 0);
        return page.total();
    }
}
