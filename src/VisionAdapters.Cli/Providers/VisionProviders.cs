using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.ChatModels;
using VisionAdapters.Google;
using VisionAdapters.Onnx;

namespace VisionAdapters.Cli;

/// <summary>
/// The providers that the tool knows: those that ship, and those of the user. No other part of the tool knows one by name.
/// </summary>
internal sealed class VisionProviders
{
    private static readonly Dictionary<string, string> NoOptions = new(StringComparer.Ordinal);

    private VisionProviders(IReadOnlyList<VisionProvider> all) => All = all;

    /// <summary>Gets the providers that ship, the one that works without any settings first.</summary>
    public static VisionProviders Default { get; } = new(
    [
        new FashionModelProvider(),
        new GoogleVisionProvider(),
        new AzureVisionProvider(),
        new AwsRekognitionProvider(),
        new ChatModelProvider(OpenAIChat.Connect),
        new OnnxModelProvider(),
    ]);

    public IReadOnlyList<VisionProvider> All { get; }

    public IEnumerable<string> Ids => All.Select(provider => provider.Id);

    /// <summary>Gets the provider that is asked when none is named.</summary>
    public VisionProvider First => All[0];

    /// <summary>Gets those that an emulator can stand in for.</summary>
    public IReadOnlyList<VisionProvider> Emulated => [.. All.Where(provider => provider.CanBeEmulated)];

    /// <summary>Adds providers.</summary>
    /// <exception cref="UsageException">An id is taken already.</exception>
    public VisionProviders With(IEnumerable<VisionProvider> others)
    {
        var all = All.ToList();
        foreach (var other in others)
        {
            if (all.Find(provider => provider.Id == other.Id) is { } known)
            {
                throw new UsageException($"There are two providers '{other.Id}': {known.GetType().FullName} and {other.GetType().FullName}. Give yours another id.");
            }

            all.Add(other);
        }

        return new VisionProviders(all);
    }

    /// <summary>Finds the provider that an id means: the one of that id, or the first that owns it.</summary>
    public VisionProvider? Find(string id, IReadOnlyDictionary<string, string>? options = null) =>
        All.FirstOrDefault(provider => provider.Id == id) ?? All.FirstOrDefault(provider => provider.Owns(id, options ?? NoOptions));

    /// <summary>Gets the provider that an id means.</summary>
    /// <exception cref="UsageException">There is no such provider.</exception>
    public VisionProvider Get(string id, IReadOnlyDictionary<string, string>? options = null) => Find(id, options)
        ?? throw new UsageException(
            $"There is no provider '{id}'. Use one of: {string.Join(", ", Ids)}; or chat-NAME for further chat models. "
            + "An ONNX classifier of your own takes part in a bake-off under any id with the option 'model'; "
            + "a provider of your own needs --provider-assembly.");

    /// <summary>Gets the map of a provider: its own, or whatever a map is named or stored as.</summary>
    public string MapOf(string idOrMap) => Find(idOrMap)?.DefaultMap ?? idOrMap;
}
