using System.Runtime.CompilerServices;

namespace VisionAdapters.Files;

/// <summary>
/// What a node is, such as <c>$"the label '{name}'"</c>, for a complaint about it. It is put into words only when there is one: thousands
/// of nodes have none.
/// </summary>
[InterpolatedStringHandler]
internal ref struct NodeDescription
{
    private string? _before;
    private string? _name;
    private string? _after;

    /// <summary>Initializes a new instance of the <see cref="NodeDescription"/> struct, as the compiler asks for.</summary>
    public NodeDescription(int literalLength, int formattedCount) => _ = literalLength + formattedCount;

    public static implicit operator NodeDescription(string text) => new(text.Length, 0) { _before = text };

    public void AppendLiteral(string text)
    {
        if (_name is null)
        {
            _before = text;
        }
        else
        {
            _after = text;
        }
    }

    public void AppendFormatted(string name) => _name = name;

    public void AppendFormatted(NodeDescription what) => AppendLiteral(what.ToString());

    public override readonly string ToString() => _before + (_name is null ? "" : MessageText.Quote(_name)) + _after;
}
