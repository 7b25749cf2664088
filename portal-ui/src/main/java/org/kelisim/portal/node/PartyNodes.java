package org.kelisim.portal.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.client.node.PartyNode;
import org.kelisim.party.PartyCode;

/** The party nodes of this process, each apart from the others. Closed in the reverse order of opening. */
public final class PartyNodes implements AutoCloseable {

    private final Map<PartyCode, PartyNode> nodes;
    private final boolean hosted;

    /** Nodes that are open already, in the order in which a person sees them. */
    public PartyNodes(Map<PartyCode, PartyNode> nodes, boolean hosted) {
        this.nodes = new LinkedHashMap<>(nodes);
        this.hosted = hosted;
    }

    /** Whether one host works here for several parties. */
    public boolean hosted() {
        return hosted;
    }

    /** The parties in order. */
    public List<PartyCode> parties() {
        return List.copyOf(nodes.keySet());
    }

    /** The party's node, if it runs here. */
    public Optional<PartyNode> node(PartyCode party) {
        return Optional.ofNullable(nodes.get(party));
    }

    @Override
    public void close() {
        List.copyOf(nodes.values()).reversed().forEach(PartyNode::close);
    }
}
