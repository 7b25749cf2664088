package org.kelisim.portal.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;
import org.kelisim.portal.kit.Facts;

/** Lists the keyboard shortcuts. */
final class ShortcutsDialog extends Dialog {

    private static final List<String> SHORTCUTS = List.of(
            "desk",
            "inbox",
            "compose",
            "release",
            "outbox",
            "directory",
            "agreements",
            "office",
            "help",
            "hand-over",
            "release-act",
            "list-move",
            "list-open",
            "list-search",
            "list-take");

    ShortcutsDialog() {
        setHeaderTitle(getTranslation("keys.title"));
        setWidth("30rem");
        Facts list = new Facts();
        SHORTCUTS.forEach(name -> list.fact(getTranslation("keys." + name + ".keys"), getTranslation("keys." + name)));
        add(list);
        Button close = new Button(getTranslation("kit.close"), click -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }
}
