package org.kelisim.portal.unlock;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Optional;

/** Where the officer wanted to go when the PIN was asked for, kept for that browser tab. */
record UnlockTarget(String location) {

    static void remember(UI ui, String location) {
        ComponentUtil.setData(ui, UnlockTarget.class, new UnlockTarget(location));
    }

    static String take(UI ui) {
        Optional<UnlockTarget> target = Optional.ofNullable(ComponentUtil.getData(ui, UnlockTarget.class));
        ComponentUtil.setData(ui, UnlockTarget.class, null);
        return target.map(UnlockTarget::location).orElse("");
    }
}
