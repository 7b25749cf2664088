package org.kelisim.infra.keycloak;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kelisim.party.OfficeId;
import org.kelisim.party.PartyCode;

/**
 * A party's realm as it is before anybody has used it. The realm is named by the party's code in lower case;
 * each office is a group.
 *
 * @param nameEn the party's name on the English login page
 * @param nameRu the same in Russian
 * @param portals clients through which officials log in; the first one's login page is warmed at the start
 * @param systems clients that call the exchange
 */
public record Realm(
        PartyCode party,
        String nameEn,
        String nameRu,
        List<Office> offices,
        List<Account> accounts,
        List<PortalClient> portals,
        List<SystemClient> systems) {

    /** @throws IllegalArgumentException if an account stands in an office that is not the party's, or a name is used twice */
    public Realm {
        offices = List.copyOf(offices);
        accounts = List.copyOf(accounts);
        portals = List.copyOf(portals);
        systems = List.copyOf(systems);
        if (party.realm().equals("master")) {
            throw new IllegalArgumentException("No party can be called MASTER: Keycloak's own realm has that name.");
        }
        Set<OfficeId> known = new HashSet<>();
        for (Office office : offices) {
            require(office.id().party().equals(party), office.id() + " is not an office of " + party);
            require(known.add(office.id()), office.id() + " is listed twice");
        }
        Set<String> names = new HashSet<>();
        for (Account account : accounts) {
            require(names.add(account.username()), "the user name " + account.username() + " is given twice");
            require(
                    known.containsAll(account.offices()),
                    account.username() + " stands in an office that is not listed");
        }
        Set<String> clients = new HashSet<>();
        portals.forEach(c -> require(clients.add(c.clientId()), "the client " + c.clientId() + " is given twice"));
        systems.forEach(c -> require(clients.add(c.clientId()), "the client " + c.clientId() + " is given twice"));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("Realm file: " + otherwise + ".");
        }
    }

    /** An office, kept as the group {@code /name}. */
    public record Office(OfficeId id, String nameEn, String nameRu) {}
}
