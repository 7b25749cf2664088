package org.kelisim.portal.unlock;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import java.util.Optional;

/** Where the officer wanted to go when the PIN was asked for, kept for that browser tab. */
record UnlockTarget(Location location) {

    static void remember(UI ui, Location location) {
        ComponentUtil.setData(ui, UnlockTarget.class, new UnlockTarget(location));
    }

    /** Goes there, or to the first page. No view has query parameters; those of the login are left behind. */
    static void follow(UI ui) {
        Optional<UnlockTarget> target = Optional.ofNullable(ComponentUtil.getData(ui, UnlockTarget.class));
        ComponentUtil.setData(ui, UnlockTarget.class, null);
        String path = target.map(remembered -> remembered.location().getPath()).orElse("");
        ui.navigate(path);
    }
}
