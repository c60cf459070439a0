using System.Runtime.InteropServices;

namespace VisionAdapters.Testing;

/// <summary>Pipes with a name in the file system, at whose other end nobody ever is: opening one for reading never returns.</summary>
internal static class NamedPipe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Makes a pipe; the test is skipped where there are none.</summary>
    public static string Create(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in the file system.");
        Assert.Equal(0, MakePipe(path, Convert.ToUInt32("600", 8)));
        return path;
    }

    /// <summary>Gives what reading throws. A reader that waits for the pipe fails the test; only then does time pass.</summary>
    public static async Task<Exception?> RecordAsync(Func<Task> read) =>
        await Record.ExceptionAsync(() => Task.Run(read, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken));

    public static Task<Exception?> RecordAsync(Action read) => RecordAsync(() =>
    {
        read();
        return Task.CompletedTask;
    });

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
