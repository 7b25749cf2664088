package org.kelisim.infra.launcher;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.demo.Demonstration.NodeKind;
import org.kelisim.party.PartyCode;

/** One portal process: whose it is and on which port. */
record NodePlan(String title, List<PartyCode> parties, int port) {

    /** The parties that have a node of their own in a trial. */
    static final Set<PartyCode> OWN = Set.of(new PartyCode("KAZ"), new PartyCode("KGZ"));

    /** The nodes of a trial, without those of some parties. */
    static List<NodePlan> of(Demonstration demonstration, Ports ports, Set<PartyCode> without) {
        List<NodePlan> plans = new ArrayList<>();
        OWN.stream()
                .filter(party -> !without.contains(party))
                .sorted()
                .map(party -> own(party, ports.portOf(party.value())))
                .forEach(plans::add);
        plans.add(new NodePlan(
                "Hosted node",
                demonstration.on(NodeKind.HOSTED).stream().map(DemoParty::code).toList(),
                ports.hosted()));
        return plans;
    }

    /** The node of one party. */
    static NodePlan own(PartyCode party, int port) {
        return new NodePlan("Node " + party, List.of(party), port);
    }

    boolean hosted() {
        return parties.size() > 1;
    }

    /** Cookies know no ports, so each node needs a name of its own in one browser. */
    String cookie() {
        return "KELISIM_" + (hosted() ? "HOSTED" : parties.getFirst().value());
    }

    URI readiness() {
        return URI.create("http://127.0.0.1:" + port + "/ready");
    }
}
