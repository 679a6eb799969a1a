fairseq-train data --arch transformer --optimizer adam --lr 0.0005 --max-update 1000 --lr-scheduler step --lr-decay-period 200 --max-tokens 4096
