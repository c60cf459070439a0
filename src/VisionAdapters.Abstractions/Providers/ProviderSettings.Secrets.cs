namespace VisionAdapters;

/// <content>Where the provider is called, and which secret may go there.</content>
public sealed partial class ProviderSettings
{
    /// <summary>Finds where the provider is called: the option's address or, without the option, that of the first variable that is
    /// set.</summary>
    /// <remarks>
    /// Whoever writes the options must not choose where a secret goes. An address among the options is trusted when its host is the
    /// vendor's own, or when the user named it outside of the options (<see cref="TrustedHosts"/>, <see cref="TrustVariable"/>).
    /// </remarks>
    /// <param name="option">The option.</param>
    /// <param name="variables">The environment variables that are looked at without the option.</param>
    /// <param name="isVendorHost">Says whether a host is the vendor's own; <see langword="null"/> when the vendor has none.</param>
    /// <returns>The endpoint; <see langword="null"/> when none is named.</returns>
    /// <exception cref="ProviderSettingsException">It is no <c>https</c> address, nor an <c>http</c> address on this machine.</exception>
    public ProviderEndpoint? FindEndpoint(string option, IEnumerable<string> variables, Func<string, bool>? isVendorHost = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (GetText(option) is { } text)
        {
            var address = ParseAddress(option, text);
            var host = address.IdnHost.ToLowerInvariant();
            var isTrusted = !address.IsLoopback && (isVendorHost?.Invoke(host) == true || IsTrustedHost(host));
            return new ProviderEndpoint { Address = address, Source = "the options", IsTrusted = isTrusted };
        }

        if (variables.FirstOrDefault(HasVariable) is not { } variable)
        {
            return null;
        }

        var named = ParseAddress(variable, GetVariable(variable)!);
        return new ProviderEndpoint { Address = named, Source = variable, IsTrusted = !named.IsLoopback };
    }

    /// <summary>Refuses an endpoint that credentials would go to although nobody but the writer of the options named it.</summary>
    /// <param name="endpoint">The endpoint; <see langword="null"/> means the vendor's own.</param>
    /// <exception cref="ProviderSettingsException">The endpoint is on another machine and not trusted.</exception>
    public void ThrowIfUntrusted(ProviderEndpoint? endpoint)
    {
        if (endpoint is { IsLocal: false, IsTrusted: false })
        {
            throw Refuse(
                $": the host {endpoint.Address.IdnHost} stands in the options and is not the vendor's own, so no credential goes there. "
                + $"When you know it, name it yourself: --trust-endpoint {endpoint.Address.IdnHost}, "
                + $"or the environment variable {TrustVariable}.");
        }
    }

    /// <summary>
    /// Finds the secret for an endpoint in the environment variable that an option names or, without the option, in the first default
    /// variable that is set.
    /// </summary>
    /// <remarks>
    /// A secret goes to a trusted endpoint only, and never to this machine. The option names a variable that is meant for the provider:
    /// a default variable, one that begins with its name and an underscore (<c>AZURE_VISION_KEY_EU</c>), or one that begins with the
    /// provider's id in capitals (<c>AZURE_VISION_...</c>).
    /// </remarks>
    /// <param name="endpoint">Where the secret goes; <see langword="null"/> means the vendor's own address.</param>
    /// <param name="option">The option that names a variable.</param>
    /// <param name="defaultVariables">The variables that are looked at without the option.</param>
    /// <returns>The secret; <see langword="null"/> when none of the default variables is set, or the endpoint is on this machine.</returns>
    /// <exception cref="ProviderSettingsException">
    /// The option names a variable that is not meant for the provider or not set, or there is a secret and the endpoint is not trusted. The
    /// message does not repeat what the option says: it may be the secret itself.
    /// </exception>
    public ProviderSecret? FindSecret(ProviderEndpoint? endpoint, string option, params string[] defaultVariables)
    {
        ArgumentNullException.ThrowIfNull(defaultVariables);
        var secret = GetText(option) is { } named
            ? GetNamedSecret(endpoint, option, named, defaultVariables)
            : endpoint is { IsLocal: true } ? null
            : defaultVariables
                .Select(name => GetVariable(name) is { } value ? new ProviderSecret(name, value) : null)
                .FirstOrDefault(found => found is not null);
        if (secret is not null)
        {
            ThrowIfUntrusted(endpoint);
        }

        return secret;
    }

    private ProviderSecret GetNamedSecret(ProviderEndpoint? endpoint, string option, string named, string[] defaultVariables)
    {
        if (endpoint is { IsLocal: true })
        {
            throw Refuse($": {option} names a secret, and the endpoint is on this machine, where no real secret goes. Leave {option} out.");
        }

        if (!SecretRules.IsMeantFor(Id, named, defaultVariables))
        {
            throw Refuse(
                $": {option} must be the name, not the value, of an environment variable that is meant for this provider: "
                + $"{SecretRules.Describe(Id, defaultVariables)}.");
        }

        return GetVariable(named) is { } value
            ? new ProviderSecret(named, value)
            : throw Refuse(
                $": the environment variable that {option} names is not set. Set it, and write its name, not its value, into the file.");
    }

    private bool IsTrustedHost(string host) => SecretRules.IsAmong(
        TrustedHosts.Concat(GetVariable(TrustVariable)?.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) ?? []), host);

    private Uri ParseAddress(string name, string text) =>
        SecretRules.ParseAddress(text) is var (address, problem) && address is not null
            ? address
            : throw Refuse($": {name} {problem}.");
}
