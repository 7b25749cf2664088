package org.kelisim.portal.compose;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kelisim.client.safeguards.Problem;

/** What the author has to put right, each line leading to its field. */
final class ProblemList extends Div {

    private final H2 title = new H2();
    private final UnorderedList list = new UnorderedList();

    ProblemList() {
        addClassNames("callout", "tone-bad");
        getElement().setAttribute("role", "alert");
        title.getElement().setAttribute("tabindex", "-1");
        add(title, list);
        setVisible(false);
    }

    void show(List<Problem> problems, Function<Problem, String> words, Consumer<Problem> focus) {
        title.setText(getTranslation("compose.problems", problems.size()));
        list.removeAll();
        problems.forEach(problem -> {
            Button line = new Button(words.apply(problem), click -> focus.accept(problem));
            line.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
            list.add(new ListItem(line));
        });
        setVisible(!problems.isEmpty());
    }

    void clear() {
        setVisible(false);
    }
}
