package org.kelisim.portal.officials;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.officer.Officials;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;

/** What a person may do, office by office. */
class RolesField extends Div {

    private static final List<Role> ROLES =
            Officials.GRANTABLE.stream().sorted().toList();

    private final Map<OfficeId, CheckboxGroup<Role>> groups = new LinkedHashMap<>();

    RolesField(PartyNode node, Map<OfficeId, Set<Role>> roles) {
        addClassName("roles-field");
        List<OfficeEntry> offices = node.directory()
                .statement(node.party())
                .map(PartyStatement::offices)
                .orElse(List.of());
        offices.forEach(office -> {
            CheckboxGroup<Role> group = new CheckboxGroup<>(office.names().in(getLocale()));
            group.setItems(ROLES);
            group.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
            group.setItemLabelGenerator(role -> getTranslation("role." + role.wire() + ".does"));
            group.setValue(roles.getOrDefault(office.id(), Set.of()));
            groups.put(office.id(), group);
            add(group);
        });
    }

    /** The offices in which anything is ticked. */
    Map<OfficeId, Set<Role>> value() {
        Map<OfficeId, Set<Role>> value = new HashMap<>();
        groups.forEach((office, group) -> {
            if (!group.getValue().isEmpty()) {
                value.put(office, Set.copyOf(group.getValue()));
            }
        });
        return value;
    }

    /** Whether anything is ticked; says so at the first office if not. */
    boolean check() {
        boolean nothing = value().isEmpty();
        groups.values().stream().findFirst().ifPresent(first -> {
            first.setInvalid(nothing);
            first.setErrorMessage(getTranslation("officials.role-missing"));
        });
        return !nothing;
    }
}
