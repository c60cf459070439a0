namespace VisionAdapters.Files;

internal sealed class ListNode(SourceText source, int line, int column, List<DocumentNode> items) : DocumentNode(source, line, column)
{
    public List<DocumentNode> Items { get; } = items;

    public override MessageText Kind => "a list";
}
