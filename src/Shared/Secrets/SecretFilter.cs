using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using VisionAdapters.Wire;

namespace VisionAdapters.Secrets;

/// <summary>
/// Cuts the secrets of a tagger from everything that its service says: a message may repeat the request, and a message ends in terminals,
/// logs and files. Safe for use from many threads.
/// </summary>
internal sealed partial class SecretFilter
{
    private const string Mark = "[secret]";

    // A shorter text would be cut out of words, and of the bytes of answers.
    private const int MinLength = 4;
    private const int MinLengthInBody = 8;

    // A token is renewed every hour or so; those before it still stand in answers that are under way.
    private const int MaxSecrets = 16;

    private readonly Lock _gate = new();
    private volatile string[] _secrets = [];

    /// <summary>Adds a secret that requests carry. One that is public, as the emulator's, is none.</summary>
    public void Add(string? secret)
    {
        if (secret is not { Length: >= MinLength } || secret is "emulator" or "none" || _secrets.Contains(secret, StringComparer.Ordinal))
        {
            return;
        }

        lock (_gate)
        {
            _secrets = [.. _secrets.Where(known => known != secret).Append(secret).TakeLast(MaxSecrets)];
        }
    }

    /// <summary>Adds the secret of an <c>Authorization</c> header.</summary>
    public void AddAuthorization(string? value) => Add(value is null ? null : value[(value.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <summary>Cleans a text: no secret, nothing that looks like an authorization, no control character.</summary>
    public string Clean(string text)
    {
        var clean = text;
        foreach (var secret in _secrets)
        {
            foreach (var form in FormsOf(secret))
            {
                clean = clean.Replace(form, Mark, StringComparison.Ordinal);
            }
        }

        return WireText.Clean(Authorization().Replace(clean, Mark));
    }

    /// <summary>
    /// Blots out the secrets in the bytes of an answer. Its length and its structure stay, so that it is read as it came.
    /// </summary>
    public void Blot(ReadOnlyMemory<byte> body)
    {
        foreach (var secret in _secrets.Where(secret => secret.Length >= MinLengthInBody))
        {
            foreach (var form in FormsOf(secret))
            {
                Blot(body, Encoding.UTF8.GetBytes(form));
            }
        }
    }

    /// <summary>Cleans an error and what caused it.</summary>
    /// <returns>The same error when it is clean.</returns>
    public TaggingException Clean(TaggingException error)
    {
        var (message, requestId) = (Clean(error.Message), error.RequestId is { } id ? Clean(id) : null);
        var isCauseClean = error.InnerException is null || IsClean(error.InnerException);
        return message == error.Message && requestId == error.RequestId && isCauseClean
            ? error
            : new TaggingException(error, message, isCauseClean ? error.InnerException : null) { RequestId = requestId };
    }

    /// <summary>Says whether an error, or what caused it, holds a secret or a control character.</summary>
    public bool HoldsSecret(TaggingException error) => !ReferenceEquals(Clean(error), error);

    private bool IsClean(Exception cause)
    {
        var text = cause.ToString();
        return !_secrets.SelectMany(FormsOf).Any(form => text.Contains(form, StringComparison.Ordinal)) && !Authorization().IsMatch(text);
    }

    // As it is, in JSON, and in an address.
    private static IEnumerable<string> FormsOf(string secret) =>
        new[]
        {
            secret,
            JavaScriptEncoder.Default.Encode(secret),
            secret.Replace("/", "\\/", StringComparison.Ordinal),
            Uri.EscapeDataString(secret),
        }.Distinct(StringComparer.Ordinal);

    private static void Blot(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> form)
    {
        for (var start = body.Span.IndexOf(form); start >= 0; start = body.Span.IndexOf(form))
        {
            MemoryMarshal.AsMemory(body).Span.Slice(start, form.Length).Fill((byte)'*');
        }
    }

    [GeneratedRegex(
        "(?<=\\b(Bearer|Basic)\\s+)[A-Za-z0-9._~+/=-]{8,}|(?<=Signature=)[0-9a-f]{16,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Authorization();
}
