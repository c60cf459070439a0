namespace VisionAdapters;

/// <summary>What is written in options about addresses and secrets, held to what its writer may choose.</summary>
internal static class SecretRules
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <returns>The address, or what is wrong with it.</returns>
    public static (Uri? Address, string? Problem) ParseAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
        {
            return (null, "is no address: give one such as https://example.com");
        }

        return address is { Scheme: "http", IsLoopback: false }
            ? (null, $"must begin with https://, since {address.IdnHost} is not this machine")
            : (address, null);
    }

    /// <summary>Says whether a host is among those that somebody named. People paste addresses where a host is asked for.</summary>
    public static bool IsAmong(IEnumerable<string> hosts, string host) => hosts.Any(named =>
        Uri.TryCreate(named.Contains("://", StringComparison.Ordinal) ? named : "https://" + named, UriKind.Absolute, out var address)
        && address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Says whether an environment variable is meant for a provider: a default variable, one that begins with its name and an underscore,
    /// or one that begins with the provider's id in capitals.
    /// </summary>
    public static bool IsMeantFor(string id, string variable, IEnumerable<string> defaultVariables) =>
        variable.StartsWith(PrefixOf(id), StringComparison.Ordinal)
        || defaultVariables.Any(name => variable == name || variable.StartsWith(name + "_", StringComparison.Ordinal));

    /// <summary>Lists the variables that are meant for a provider.</summary>
    public static string Describe(string id, IEnumerable<string> defaultVariables) =>
        string.Join(", ", defaultVariables.Select(name => $"{name}, {name}_...").Append(PrefixOf(id) + "..."));

    private static string PrefixOf(string id) => id.ToUpperInvariant().Replace('-', '_') + "_";
}
