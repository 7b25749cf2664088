package org.kelisim.catalogue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kelisim.party.OfficeFunction;

/**
 * Who may receive a type.
 *
 * @param functions offices of every other function are refused
 * @param atMost how many offices, where that is limited
 * @param include name of the field with the state that has to be among the recipients
 * @param note what an author should know when choosing
 */
public record Recipients(
        Set<OfficeFunction> functions, OptionalInt atMost, Optional<String> include, Optional<Label> note) {
    public Recipients {
        functions = Set.copyOf(functions);
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("at least one function of offices may receive a type");
        }
    }

    public boolean allows(OfficeFunction function) {
        return functions.contains(function);
    }
}
