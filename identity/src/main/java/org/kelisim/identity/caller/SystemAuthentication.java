package org.kelisim.identity.caller;

import java.util.List;
import org.kelisim.identity.SystemCaller;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request whose token and proof have been verified. Its principal is the {@link SystemCaller}. */
public final class SystemAuthentication extends AbstractAuthenticationToken {

    /** The authority that a caller has while its party is active: needed to send and to fetch. */
    public static final String ACTIVE = "PARTY_ACTIVE";

    private static final long serialVersionUID = 1;

    private final transient SystemCaller caller;

    SystemAuthentication(SystemCaller caller, boolean active) {
        super(active ? List.of(new SimpleGrantedAuthority(ACTIVE)) : List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public SystemCaller getPrincipal() {
        return caller;
    }

    /** Nothing: the token is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
