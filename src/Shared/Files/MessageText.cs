using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace VisionAdapters.Files;

/// <summary>
/// A message about a file. What is put into it may come from that file, and a file that somebody else named may hold secrets: only short
/// names are quoted, the rest is told by its length.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct MessageText
{
    private const int MaxName = 30;

    private readonly StringBuilder _text;

    /// <summary>Initializes a new instance of the <see cref="MessageText"/> struct, as the compiler asks for.</summary>
    public MessageText(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * MaxName));

    public static implicit operator MessageText(string text)
    {
        var message = new MessageText(text.Length, 0);
        message.AppendLiteral(text);
        return message;
    }

    /// <summary>Gives a text that looks like a name as it is, and any other by its length.</summary>
    public static string Quote(string text) =>
        IsName(text) ? text : string.Create(CultureInfo.InvariantCulture, $"... ({text.Length} characters)");

    /// <summary>Lists the first names.</summary>
    public static MessageText List(IReadOnlyCollection<string> names)
    {
        const int MaxListed = 12;
        MessageText list = string.Join(", ", names.Take(MaxListed).Select(Quote));
        return names.Count > MaxListed ? $"{list} and {names.Count - MaxListed} more" : list;
    }

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string? text) => _text.Append(text is null ? "" : Quote(text));

    public void AppendFormatted(MessageText message) => _text.Append(message._text);

    public void AppendFormatted(NodeDescription what) => _text.Append(what.ToString());

    public void AppendFormatted(int number) => _text.Append(number);

    public void AppendFormatted(long number) => _text.Append(number);

    public void AppendFormatted(double number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    public override string ToString() => _text.ToString();

    private static bool IsName(string text) =>
        text.Length <= MaxName
        && text.All(letter => char.IsLetterOrDigit(letter) || " -_./&'@*#(),+".Contains(letter, StringComparison.Ordinal));
}
