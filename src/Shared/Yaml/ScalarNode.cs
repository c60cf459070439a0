using System.Globalization;

namespace VisionAdapters.Files;

internal sealed class ScalarNode(SourceText source, int line, int column, string text, bool isNull) : DocumentNode(source, line, column)
{
    public string Text { get; } = text;

    /// <summary>Gets a value indicating whether nothing, or a plain <c>~</c> or <c>null</c>, stands here.</summary>
    public bool IsNull { get; } = isNull;

    public override MessageText Kind
    {
        get
        {
            if (IsNull)
            {
                return "empty";
            }

            return $"the text '{Text}'";
        }
    }

    public string Required(NodeDescription what) =>
        IsNull || Text.Length == 0 ? throw Error($"{what} is empty", "Write a text.") : Text;

    public bool AsBoolean(NodeDescription what) => Text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Error($"{what} must be true or false, but is '{Text}'", "Write true or false."),
    };

    /// <summary>Reads a number in (0, 1].</summary>
    public double AsStrength(string what) =>
        double.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1
            ? number
            : throw Error($"{what} must be a number above 0 and at most 1, but is '{Text}'", "Write a number such as 0.5.");
}
