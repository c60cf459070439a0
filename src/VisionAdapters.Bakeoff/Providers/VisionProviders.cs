namespace VisionAdapters.Bakeoff;

/// <summary>The providers that can be asked by their ids. Immutable.</summary>
public sealed class VisionProviders
{
    private static readonly Dictionary<string, string> NoOptions = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="VisionProviders"/> class.</summary>
    /// <param name="providers">The providers. The list is copied.</param>
    /// <exception cref="ProviderSettingsException">Two providers have the same id.</exception>
    public VisionProviders(IEnumerable<VisionProvider> providers)
    {
        ArgumentNullException.ThrowIfNull(providers);
        All = [.. providers];
        var twice = All.GroupBy(provider => provider.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new ProviderSettingsException(
                $"There are two providers '{twice.Key}': {string.Join(" and ", twice.Select(provider => provider.GetType().FullName))}. "
                + "Give yours another id.");
        }
    }

    /// <summary>Gets the providers, in the order in which to name them to a user.</summary>
    public IReadOnlyList<VisionProvider> All { get; }

    /// <summary>Gets those that an emulator can stand in for.</summary>
    public IReadOnlyList<VisionProvider> Emulated => [.. All.Where(provider => provider.CanBeEmulated)];

    /// <summary>
    /// Gets the hosts, besides the vendors' own, that the user lets credentials go to, whatever a file says
    /// (<see cref="ProviderSettings.TrustedHosts"/>).
    /// </summary>
    public IReadOnlyCollection<string> TrustedHosts { get; init; } = [];

    /// <summary>Gets what a user can do who names a provider that is not here, such as how to add one; empty says nothing.</summary>
    public string UnknownProviderCure { get; init; } = "";

    /// <summary>Adds providers.</summary>
    /// <param name="others">The providers to add.</param>
    /// <returns>The providers with the new ones; these stay as they are.</returns>
    /// <exception cref="ProviderSettingsException">An id is taken already.</exception>
    public VisionProviders With(IEnumerable<VisionProvider> others) =>
        new(All.Concat(others)) { UnknownProviderCure = UnknownProviderCure, TrustedHosts = TrustedHosts };

    /// <summary>Lets credentials go to further hosts. Only a user may name them, and never a file that somebody sent.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <returns>The providers with the hosts; these stay as they are.</returns>
    public VisionProviders Trusting(IEnumerable<string> hosts) =>
        new(All) { UnknownProviderCure = UnknownProviderCure, TrustedHosts = [.. TrustedHosts, .. hosts] };

    /// <summary>Finds the provider that an id means: the one of that id, or the first that owns it.</summary>
    /// <param name="id">The id.</param>
    /// <param name="options">The options that stand beside it; <see langword="null"/> means none.</param>
    /// <returns>The provider; <see langword="null"/> when there is none.</returns>
    public VisionProvider? Find(string id, IReadOnlyDictionary<string, string>? options = null) =>
        All.FirstOrDefault(provider => provider.Id == id) ?? All.FirstOrDefault(provider => provider.Owns(id, options ?? NoOptions));

    /// <summary>Gets the provider that an id means.</summary>
    /// <param name="id">The id.</param>
    /// <param name="options">The options that stand beside it; <see langword="null"/> means none.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="ProviderSettingsException">There is no such provider.</exception>
    public VisionProvider Get(string id, IReadOnlyDictionary<string, string>? options = null) => Find(id, options)
        ?? throw new ProviderSettingsException(
            $"There is no provider '{id}'. Use one of: {string.Join(", ", All.Select(provider => provider.Id))}."
            + (UnknownProviderCure.Length == 0 ? "" : " " + UnknownProviderCure));

    /// <summary>Gets the map of a provider: its own, or whatever a map is named or stored as.</summary>
    /// <param name="idOrMap">The provider's id, or the name or path of a map.</param>
    /// <returns>The name or path of the map.</returns>
    public string MapOf(string idOrMap) => Find(idOrMap)?.DefaultMap ?? idOrMap;

    /// <summary>Gets what reads the wire bytes of stored answers anew, by provider id, for <see cref="BakeoffRun.OpenAsync"/>.</summary>
    /// <returns>The parsers of the providers that have a wire format.</returns>
    public IReadOnlyDictionary<string, Func<RawResponse, TaggingResponse>> GetParsers() => All
        .Where(provider => provider.AnswerFormat is not null)
        .ToDictionary(provider => provider.Id, provider => (Func<RawResponse, TaggingResponse>)provider.Parse, StringComparer.Ordinal);
}
