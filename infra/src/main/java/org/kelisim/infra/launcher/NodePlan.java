package org.kelisim.infra.launcher;

import java.net.URI;
import java.util.List;
import org.kelisim.infra.demo.Demonstration;
import org.kelisim.infra.demo.Demonstration.DemoParty;
import org.kelisim.infra.demo.Demonstration.NodeKind;
import org.kelisim.party.PartyCode;

/** One portal process: whose it is and on which port. */
record NodePlan(String title, List<PartyCode> parties, int port) {

    static List<NodePlan> of(Demonstration demonstration, Ports ports) {
        return List.of(
                own(new PartyCode("KAZ"), ports.kaz()),
                own(new PartyCode("KGZ"), ports.kgz()),
                new NodePlan(
                        "Hosted node",
                        demonstration.on(NodeKind.HOSTED).stream()
                                .map(DemoParty::code)
                                .toList(),
                        ports.hosted()));
    }

    private static NodePlan own(PartyCode party, int port) {
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
