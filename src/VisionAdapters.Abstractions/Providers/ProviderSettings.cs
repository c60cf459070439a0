using System.Globalization;
using VisionAdapters.Files;

namespace VisionAdapters;

/// <summary>
/// The settings of a provider: options that a person wrote, and environment variables. Every option that is read is known from then on, and
/// <see cref="ThrowIfUnknownOptions"/> refuses the others. Secrets are never options: an option names the environment variable that holds
/// one.
/// </summary>
/// <remarks>Not safe for use from many threads: make one for each reading.</remarks>
public sealed partial class ProviderSettings
{
    /// <summary>The environment variable in which the user names hosts that credentials may go to, separated by commas.</summary>
    public const string TrustVariable = "VISION_ADAPTERS_TRUST_ENDPOINT";

    private static readonly string[] SecretNames = ["key", "api-key", "secret", "secret-key", "access-key", "password", "token"];

    private readonly IReadOnlyDictionary<string, string> _options;
    private readonly Func<string, string?> _environment;
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="ProviderSettings"/> class.</summary>
    /// <param name="id">The provider's id as the user wrote it.</param>
    /// <param name="options">The options by name; <see langword="null"/> for none.</param>
    /// <param name="environment">Reads an environment variable; <see langword="null"/> reads those of the process.</param>
    public ProviderSettings(string id, IReadOnlyDictionary<string, string>? options = null, Func<string, string?>? environment = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        _options = options ?? new Dictionary<string, string>(StringComparer.Ordinal);
        _environment = environment ?? Environment.GetEnvironmentVariable;
    }

    /// <summary>Gets the provider's id as the user wrote it, which answers carry.</summary>
    public string Id { get; }

    /// <summary>
    /// Gets the folder that relative paths among the options start from; <see langword="null"/> means the current folder.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Gets the hosts, besides the vendors' own, that the user lets credentials go to, whatever the options say. The environment variable
    /// <see cref="TrustVariable"/> names further ones.
    /// </summary>
    public IReadOnlyCollection<string> TrustedHosts { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether paths may lead out of <see cref="Folder"/>. A host that reads options from a file allows it only
    /// when the user says so.
    /// </summary>
    public bool AllowOutside { get; init; } = true;

    /// <summary>Gets what the host lends to providers, such as the taxonomy; <see langword="null"/> when it lends nothing.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Gets an option's text.</summary>
    /// <param name="name">The option.</param>
    /// <returns>The text; <see langword="null"/> when the option is not given, or empty.</returns>
    public string? GetText(string name)
    {
        _known.Add(name);
        return _options.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }

    /// <summary>Gets an environment variable.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>The value; <see langword="null"/> when the variable is not set, or empty.</returns>
    public string? GetVariable(string name) => _environment(name) is { Length: > 0 } value ? value : null;

    /// <summary>Says whether an environment variable is set to something.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>Whether it is.</returns>
    public bool HasVariable(string name) => GetVariable(name) is not null;

    /// <summary>Gets a list whose entries are separated by commas.</summary>
    /// <param name="name">The option.</param>
    /// <returns>The entries; empty when the option is not given.</returns>
    public IReadOnlyList<string> GetList(string name) =>
        GetText(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Gets a path; a relative one starts from <see cref="Folder"/>.</summary>
    /// <param name="name">The option.</param>
    /// <returns>The path; <see langword="null"/> when the option is not given.</returns>
    public string? GetPath(string name) => GetText(name) is { } path ? ResolvePath(path) : null;

    /// <summary>Resolves a path; a relative one starts from <see cref="Folder"/>.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path to open.</returns>
    /// <exception cref="ProviderSettingsException">The path leads out of the folder, and that is not allowed.</exception>
    public string ResolvePath(string path)
    {
        if (Folder is not { } folder)
        {
            return path;
        }

        return ContainedPath.Resolve(folder, path) ?? (AllowOutside
            ? Path.GetFullPath(Path.Combine(folder, path))
            : throw Refuse(": a path leads out of the folder of its file. Put it below that folder or, when you trust the file, allow it "
                + "with --allow-outside."));
    }

    /// <summary>Gets a number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="min">The least number that is accepted.</param>
    /// <param name="max">The greatest number that is accepted.</param>
    /// <returns>The number; <see langword="null"/> when the option is not given.</returns>
    /// <exception cref="ProviderSettingsException">It is no number, or out of range.</exception>
    public double? GetNumber(string name, double min, double max)
    {
        if (GetText(name) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $": {name} is '{text}': give a number from {min} to {max}."));
    }

    /// <summary>Gets a whole number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="min">The least number that is accepted.</param>
    /// <param name="max">The greatest number that is accepted.</param>
    /// <returns>The number; <see langword="null"/> when the option is not given.</returns>
    /// <exception cref="ProviderSettingsException">It is no whole number, or out of range.</exception>
    public int? GetWholeNumber(string name, int min, int max) => GetNumber(name, min, max) is { } number
        ? number == Math.Floor(number) ? (int)number : throw Refuse($": {name} must be a whole number.")
        : null;

    /// <summary>Gets one of several values by its name.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The option.</param>
    /// <param name="defaultValue">The value when the option is not given.</param>
    /// <param name="choices">The values by name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ProviderSettingsException">No value has the name.</exception>
    public T GetChoice<T>(string name, T defaultValue, params (string Name, T Value)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (GetText(name) is not { } text)
        {
            return defaultValue;
        }

        var index = Array.FindIndex(choices, choice => choice.Name == text);
        return index >= 0
            ? choices[index].Value
            : throw Refuse($": {name} is '{text}'. Use one of: {string.Join(", ", choices.Select(choice => choice.Name))}.");
    }

    /// <summary>Gets the option <c>features</c>: names separated by commas.</summary>
    /// <param name="defaultValue">The features when the option is not given.</param>
    /// <returns>The features.</returns>
    /// <exception cref="ProviderSettingsException">There is no such feature.</exception>
    public TaggingFeatures GetFeatures(TaggingFeatures defaultValue)
    {
        if (GetText("features") is null)
        {
            return defaultValue;
        }

        var features = TaggingFeatures.None;
        foreach (var name in GetList("features"))
        {
            features |= name switch
            {
                "tags" => TaggingFeatures.Tags,
                "objects" => TaggingFeatures.Objects,
                "colours" or "colors" => TaggingFeatures.Colors,
                "captions" => TaggingFeatures.Captions,
                _ => throw Refuse($": there is no feature '{name}'. Use some of: tags, objects, colours, captions."),
            };
        }

        return features;
    }

    /// <summary>Refuses options that nobody has read.</summary>
    /// <exception cref="ProviderSettingsException">There is such an option.</exception>
    public void ThrowIfUnknownOptions()
    {
        if (_options.Keys.FirstOrDefault(name => !_known.Contains(name)) is not { } unknown)
        {
            return;
        }

        throw Refuse(SecretNames.Contains(unknown, StringComparer.Ordinal)
            ? $": '{unknown}' must not stand in a file. Put it into an environment variable and name that with key-env."
            : _known.Count > 0
                ? $" has no option '{unknown}'. It has: {string.Join(", ", _known)}."
                : $" has no option '{unknown}', and no other.");
    }

    private ProviderSettingsException Refuse(string problem) => new(Id + problem);
}
