using System.Text;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// What decides an answer besides the bytes of the image: the provider, whether an emulator stands in for it, the version of the adapter's
/// contract, and the meaning of the request (features, model and its version as asked, language, number of results, how the image was
/// prepared). Labels, splits, seeds, the number of images, maps, thresholds, and where the service is reached have no part in it.
/// </summary>
public sealed record RequestIdentity
{
    /// <summary>
    /// The version of the form below. Raising it makes every stored answer one to another request: all would be asked and paid for again.
    /// </summary>
    public const int FormVersion = 1;

    // Where and how a service is reached, what it costs, and how fast it may be asked: other ones give the same answers.
    private static readonly HashSet<string> Neutral = new(StringComparer.Ordinal)
    {
        "endpoint", "region", "location", "service-account-file", "project", "quota-project", "transport",
        "calls-per-second", "max-concurrent-calls", "max-retries", "timeout-seconds", "threads",
        "input-usd-per-million", "output-usd-per-million",
    };

    // A secret decides no answer, and must not be stored.
    private static readonly HashSet<string> SecretWords =
        new(StringComparer.OrdinalIgnoreCase) { "key", "secret", "token", "password", "credentials" };

    private RequestIdentity(string text)
    {
        Text = text;
        Id = ContentHashes.OfText(text);
    }

    /// <summary>Gets the canonical text: one <c>name=value</c> a line, in ordinal order of the names, with LF line ends.</summary>
    public string Text { get; }

    /// <summary>Gets the SHA-256 of <see cref="Text"/> in lower-case hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Makes the identity of what is asked of a provider.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="meaning">
    /// The meaning of the request as the provider writes it down, the version of the adapter's contract included. It must not hold a
    /// secret.
    /// </param>
    /// <param name="isEmulated">Whether an emulator stands in for the provider.</param>
    /// <returns>The identity.</returns>
    public static RequestIdentity Create(string provider, string meaning, bool isEmulated = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(meaning);
        var text = new StringBuilder();
        text.Append("form=").Append(FormVersion).Append('\n');
        text.Append("provider=").Append(provider).Append('\n');
        text.Append("answered-by=").Append(isEmulated ? "emulator" : "service").Append('\n');
        text.Append(meaning.ReplaceLineEndings("\n"));
        return new RequestIdentity(text.ToString());
    }

    /// <summary>
    /// Writes the meaning of a request down from a provider's options as they are written in a file. Options that say how a service is
    /// reached, paid and throttled are left out, and so is every option that names a key, secret, token or password; the entries of a list
    /// are put in order.
    /// </summary>
    /// <param name="options">The options by name.</param>
    /// <param name="modelVersion">The model and its version as asked, where it is known.</param>
    /// <returns>The meaning, for <see cref="Create"/>.</returns>
    public static string Describe(IReadOnlyDictionary<string, string> options, string? modelVersion)
    {
        ArgumentNullException.ThrowIfNull(options);
        var lines = options
            .Where(option => !Neutral.Contains(option.Key) && !option.Key.Split('-', '_').Any(SecretWords.Contains))
            .Select(option => (Name: option.Key, Value: Normalize(option.Value)))
            .Append((Name: "contract", Value: "1"));
        lines = modelVersion is null ? lines : lines.Append((Name: "model-version", Value: modelVersion));
        return string.Concat(lines.OrderBy(line => line.Name, StringComparer.Ordinal).Select(line => $"{line.Name}={line.Value}\n"));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Says line by line in what the request differs from another one.</summary>
    internal IEnumerable<string> DifferencesFrom(string otherText)
    {
        var mine = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var other = otherText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return other.Except(mine, StringComparer.Ordinal).Select(line => $"was {line}")
            .Concat(mine.Except(other, StringComparer.Ordinal).Select(line => $"is {line}"));
    }

    private static string Normalize(string value) => string.Join(
        ',', value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
