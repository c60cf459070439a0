namespace VisionAdapters.Taxonomy;

internal sealed class ListNode(SourceText source, int line, int column, IReadOnlyList<DocumentNode> items) : DocumentNode(source, line, column)
{
    public IReadOnlyList<DocumentNode> Items { get; } = items;

    public override string Kind => "a list";
}
