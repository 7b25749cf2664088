package org.kelisim.portal.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kelisim.client.node.PartyNode;
import org.kelisim.party.PartyCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the nodes at start; if one cannot be opened, those before it are closed and nothing starts. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    PartyNodes partyNodes(PortalSettings settings, NodeOpener opener) {
        return new PartyNodes(
                openAll(settings.parties(), opener::open), settings.node().hosted());
    }

    private static Map<PartyCode, PartyNode> openAll(List<PartyCode> parties, Function<PartyCode, PartyNode> open) {
        Map<PartyCode, PartyNode> nodes = new LinkedHashMap<>();
        try {
            parties.forEach(party -> nodes.put(party, open.apply(party)));
            return nodes;
        } catch (RuntimeException e) {
            nodes.values().forEach(PartyNode::close);
            throw e;
        }
    }
}
