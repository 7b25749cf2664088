package org.kelisim.infra.party;

import java.util.ArrayList;
import java.util.List;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.directory.Mandate;
import org.kelisim.infra.party.PartyPlan.PlannedOffice;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;

/** Which notice types an office handles. */
public final class Mandates {

    private static final String AGREEMENT = "agreement-document";

    private Mandates() {}

    /**
     * Every type that is not blocked, where the function may receive it; agreements are for the offices of migration and
     * coordination.
     *
     * @param systems whether the party's own systems send without two officers; such an office concludes no agreements
     */
    public static List<Mandate> usual(Catalogue catalogue, OfficeFunction function, boolean systems) {
        List<Mandate> mandates = new ArrayList<>(catalogue.types().stream()
                .filter(type -> type.blocked().isEmpty() && type.recipients().allows(function))
                .map(NoticeType::id)
                .distinct()
                .map(id -> new Mandate(id, classOf(catalogue, id), true, true, systems))
                .toList());
        if (!systems && (function == OfficeFunction.MIGRATION || function == OfficeFunction.COORDINATION)) {
            mandates.add(new Mandate(AGREEMENT, NoticeClass.AGREEMENT, true, true, false));
        }
        return mandates;
    }

    /** As the plan names them. @throws IllegalArgumentException if the catalogue knows no such type */
    static List<Mandate> of(PlannedOffice office, Catalogue catalogue) {
        return office.mandates()
                .map(all -> all.stream()
                        .map(it -> new Mandate(
                                it.type(), classOf(catalogue, it.type()), it.send(), it.receive(), it.systems()))
                        .toList())
                .orElseGet(() -> usual(catalogue, office.function(), office.systems()));
    }

    private static NoticeClass classOf(Catalogue catalogue, String type) {
        return catalogue
                .newest(type)
                .orElseThrow(() -> new IllegalArgumentException("The catalogue has no notice type " + type + "."))
                .noticeClass();
    }
}
